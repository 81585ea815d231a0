package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Calls;
import dev.cozesh.config.BaseUrl;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.Network;
import dev.cozesh.http.PooledTransport;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.http.SystemTime;
import dev.cozesh.http.Time;
import dev.cozesh.http.Timeouts;
import dev.cozesh.http.Transport;
import dev.cozesh.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Coze's token service: where users agree, and what codes, refresh tokens and signed JWTs are
 * exchanged for. Thread-safe.
 *
 * <p>Every call throws {@link CozeServiceException} when Coze refuses: its refusal keeps Coze's
 * word ({@code invalid_client}) or code, HTTP status and log id; {@link CozeTransportException}
 * when no answer came, and {@link CozeDataException} when it is not understood. Each is sent once:
 * what is exchanged dies by it. No body of these calls is told to anyone, in errors neither.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/authentication">Coze: authentication</a>
 */
public final class OAuthClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String TOKEN = "/api/permission/oauth2/token";
  private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

  private final URI base;
  private final Transport transport;
  private final Time time;

  /**
   * A client on connections that are handed in.
   *
   * @param base {@code https://api.coze.cn}, {@code https://api.coze.com} or a self-hosted Coze;
   *     plain http is for this machine only
   * @param transport closed by {@link #close}
   * @param time the clock
   * @throws CozeUsageException when the address is not usable
   */
  public OAuthClient(URI base, Transport transport, Time time) {
    this.base = BaseUrl.parse(base.toString(), "base URL");
    this.transport = requireNonNull(transport, "transport");
    this.time = requireNonNull(time, "time");
  }

  /**
   * With connections of its own and the machine's clock.
   *
   * @param base where Coze is
   * @return the client
   */
  public static OAuthClient at(URI base) {
    return at(base, Network.DIRECT);
  }

  /**
   * The same, over a network that is not reached directly.
   *
   * @param base as above
   * @param network how the server is reached
   * @return a client, to be closed
   * @throws CozeUsageException when the address or the network's file of authorities is not usable
   */
  public static OAuthClient at(URI base, Network network) {
    Time time = new SystemTime();
    String agent =
        "cozesh/"
            + Optional.ofNullable(OAuthClient.class.getPackage().getImplementationVersion())
                .orElse("dev");
    return new OAuthClient(
        base, new PooledTransport(Timeouts.DEFAULT.withTotal(LIMIT), agent, time, network), time);
  }

  /**
   * {@return the address of the page where a user agrees; to be opened in a browser}
   *
   * @param consent what to ask the user for
   */
  @Calls("oauth.authorize")
  public URI authorizeUrl(Consent consent) {
    return page("/api/permission/oauth2/authorize", consent);
  }

  /**
   * The same, for one team workspace.
   *
   * @param workspaceId the workspace
   * @param consent what to ask the user for
   * @return as told there
   */
  @Calls("oauth.authorize_workspace")
  public URI authorizeUrl(String workspaceId, Consent consent) {
    String workspace = OAuthCall.segment(workspaceId);
    return page("/api/permission/oauth2/workspace_id/" + workspace + "/authorize", consent);
  }

  /**
   * {@return a token for the code that a web app's page was called with}
   *
   * @param app the OAuth app
   * @param code from the page
   * @param redirectUri the same as in the {@link Consent}
   * @throws CozeUsageException when the app has no secret
   */
  @Calls("oauth.token.authorization_code")
  public Token exchange(OAuthApp app, String code, URI redirectUri) {
    String secret =
        app.clientSecret()
            .orElseThrow(
                () ->
                    new CozeUsageException(
                        "app " + app.clientId() + " has no client secret",
                        "a code is exchanged by a web app's secret, or by the PKCE verifier",
                        "hand over the secret, or the Pkce that the consent was made with"));
    return token(OAuthCall.to(TOKEN, code(app, code, redirectUri)).bearer(secret));
  }

  /**
   * The same for an app without a secret: the proof takes its place.
   *
   * @param app the OAuth app
   * @param code from the page
   * @param redirectUri where the browser is sent with the code
   * @param pkce the proof that the consent was made with
   * @return as told there
   */
  @Calls("oauth.token.pkce")
  public Token exchange(OAuthApp app, String code, URI redirectUri, Pkce pkce) {
    ObjectNode body = code(app, code, redirectUri).put("code_verifier", pkce.verifier());
    return token(OAuthCall.to(TOKEN, body));
  }

  /**
   * {@return a new token for a refresh token, which dies by it; it lives 30 days} The answer brings
   * the next one: keep it before anything else is done.
   *
   * @param app the OAuth app
   * @param refreshToken the one that is kept
   * @see <a href="https://docs.coze.cn/developer_guides/oauth_code">Coze: OAuth by code</a>
   */
  @Calls("oauth.token.refresh")
  public Token refresh(OAuthApp app, String refreshToken) {
    ObjectNode body = grant("refresh_token", app.clientId()).put("refresh_token", refreshToken);
    OAuthCall call = OAuthCall.to(TOKEN, body);
    return token(app.clientSecret().map(call::bearer).orElse(call));
  }

  /**
   * Begins a login on a machine without a browser; {@link DeviceLogin} does the rest.
   *
   * @param clientId the OAuth app
   * @return the code for the user, and where to type it
   */
  @Calls("oauth.device_code")
  public DeviceCode deviceCode(String clientId) {
    return device("/api/permission/oauth2/device/code", clientId);
  }

  /**
   * The same, for one team workspace.
   *
   * @param clientId the OAuth app
   * @param workspaceId the workspace
   * @return as told there
   */
  @Calls("oauth.device_code_workspace")
  public DeviceCode deviceCode(String clientId, String workspaceId) {
    String workspace = OAuthCall.segment(workspaceId);
    return device("/api/permission/oauth2/workspace_id/" + workspace + "/device/code", clientId);
  }

  /**
   * Asks once whether the user has agreed.
   *
   * @param clientId the OAuth app
   * @param deviceCode from {@link #deviceCode}
   * @return the token
   * @throws CozeServiceException with the word {@code authorization_pending} or {@code slow_down}
   *     as long as it is worth to ask again
   */
  @Calls("oauth.token.device_code")
  public Token deviceToken(String clientId, String deviceCode) {
    return token(OAuthCall.to(TOKEN, grant(DEVICE_GRANT, clientId).put("device_code", deviceCode)));
  }

  /**
   * {@return a token for a signed JWT, which can be used once}
   *
   * @param jwt signed by the app
   * @param terms how long it lives and what it may do
   * @see <a href="https://docs.coze.cn/developer_guides/oauth_jwt">Coze: OAuth by JWT</a>
   */
  @Calls("oauth.token.jwt")
  public Token jwtToken(String jwt, TokenTerms terms) {
    return jwtAnswer(TOKEN, jwt, terms).token(time.instant());
  }

  /**
   * The same, for another account of the organization.
   *
   * @param accountId the account
   * @param jwt signed by the app
   * @param terms how long it lives and what it may do
   * @return as told there
   */
  @Calls("oauth.token.jwt_account")
  public Token accountToken(String accountId, String jwt, TokenTerms terms) {
    return jwtAnswer(accountPath(accountId), jwt, terms).token(time.instant());
  }

  /**
   * The same, for an enterprise: its endpoints take no other token.
   *
   * @param enterpriseId the enterprise
   * @param jwt signed by the app
   * @param terms how long it lives and what it may do
   * @return as told there
   */
  @Calls("oauth.token.jwt_enterprise")
  public Token enterpriseToken(String enterpriseId, String jwt, TokenTerms terms) {
    return jwtAnswer(enterprisePath(enterpriseId), jwt, terms).token(time.instant());
  }

  /**
   * {@return a short-lived token of whoever is logged in to the console} An internal call of the
   * console; it may go without notice.
   *
   * @param cookie the value of the console's {@code Cookie} header
   * @param terms how long it lives and what it may do
   */
  @Calls("oauth.impersonate_coze_user")
  public Token impersonate(String cookie, TokenTerms terms) {
    String path = "/api/permission_api/coze_web_app/impersonate_coze_user";
    return token(OAuthCall.to(path, terms.body()).with("Cookie", cookie));
  }

  /** Ends the connections. */
  @Override
  public void close() {
    transport.close();
  }

  static String accountPath(String accountId) {
    return "/api/permission/oauth2/account/" + OAuthCall.segment(accountId) + "/token";
  }

  static String enterprisePath(String enterpriseId) {
    return "/api/permission/oauth2/enterprise_id/" + OAuthCall.segment(enterpriseId) + "/token";
  }

  static String defaultPath() {
    return TOKEN;
  }

  OAuthAnswer jwtAnswer(String path, String jwt, TokenTerms terms) {
    return send(OAuthCall.to(path, terms.body().put("grant_type", JWT_GRANT)).bearer(jwt));
  }

  OAuthAnswer send(OAuthCall call) {
    Request request = call.request(base);
    Answer answer = transport.send(request, new Dispatch(Deadline.after(LIMIT, time), () -> {}));
    Optional<CozeException> cut = answer.cut();
    if (cut.isPresent()) {
      throw cut.get();
    }
    return new OAuthAnswer(request, answer, new Redactor(call::secrets));
  }

  URI base() {
    return base;
  }

  Time time() {
    return time;
  }

  private Token token(OAuthCall call) {
    return send(call).token(time.instant());
  }

  private DeviceCode device(String path, String clientId) {
    OAuthAnswer answer = send(OAuthCall.to(path, Json.object().put("client_id", clientId)));
    JsonNode body = answer.accepted();
    return new DeviceCode(
        answer.text(body, "device_code"),
        answer.text(body, "user_code"),
        answer.text(body, "verification_uri"),
        answer.life(body, "expires_in", time.instant()),
        body.hasNonNull("interval")
            ? answer.life(body, "interval", time.instant())
            : USUAL_INTERVAL);
  }

  private static ObjectNode grant(String type, String clientId) {
    return Json.object().put("grant_type", type).put("client_id", clientId);
  }

  private static ObjectNode code(OAuthApp app, String code, URI redirectUri) {
    return grant("authorization_code", app.clientId())
        .put("code", code)
        .put("redirect_uri", redirectUri.toString());
  }

  private URI page(String path, Consent consent) {
    StringBuilder url = new StringBuilder(site() + path + "?response_type=code");
    append(url, "client_id", consent.clientId());
    append(url, "redirect_uri", consent.redirectUri().toString());
    append(url, "state", consent.state());
    consent
        .pkce()
        .ifPresent(
            proof -> {
              append(url, "code_challenge", proof.challenge());
              append(url, "code_challenge_method", proof.method());
            });
    return URI.create(url.toString());
  }

  /** Where people log in: {@code www}, whichever of Coze's API hosts is used. */
  private String site() {
    return base.toString()
        .replaceFirst("^https://(?:[a-z-]+\\.)?(coze\\.(?:cn|com))$", "https://www.$1");
  }

  private static void append(StringBuilder url, String name, String value) {
    String escaped = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    url.append('&').append(name).append('=').append(escaped);
  }
}
