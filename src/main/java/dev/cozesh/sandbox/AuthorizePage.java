package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page where a user grants access; nobody is asked, the browser is sent on with a code. */
final class AuthorizePage {
  private static final Duration LIFE_OF_A_CODE = Duration.ofMinutes(10);
  private static final Choices METHODS = Choices.among("plain", "S256");

  private final Tokens tokens;

  AuthorizePage(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Route> routes() {
    String page = "/api/permission/oauth2/authorize";
    String ofWorkspace = "/api/permission/oauth2/workspace_id/{workspace_id}/authorize";
    return List.of(
        Route.replying("GET", page, OAuthFailure.answered(this::grant)).open(),
        Route.replying("GET", ofWorkspace, OAuthFailure.answered(this::grant)).open());
  }

  private Reply grant(Transaction tx, Call call) {
    call.requiredQuery("response_type");
    call.queryChoice("response_type", Choices.among("code"));
    String client = call.requiredQuery("client_id");
    String redirect = call.requiredQuery("redirect_uri");
    OAuthClients clients = new OAuthClients(tx);
    clients.requireKnown(client);
    clients.requireRedirect(client, redirect);
    if (!redirect.matches("https?://\\S+")) {
      throw OAuthFailure.request("redirect_uri must be an http or https address");
    }
    String code = "code_" + tokens.secret();
    ObjectNode grant = Json.object().put("client_id", client).put("redirect_uri", redirect);
    Optional<String> challenge = call.queryText("code_challenge");
    challenge.ifPresent(text -> grant.put("challenge", text));
    challenge.ifPresent(
        text ->
            grant.put(
                "method", call.queryChoice("code_challenge_method", METHODS).orElse("plain")));
    grant.put("expires", call.now().plus(LIFE_OF_A_CODE).getEpochSecond());
    tx.put(Kind.OAUTH_GRANT, Digest.of(code), grant);
    String state =
        call.queryText("state")
            .map(text -> "&state=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
            .orElse("");
    String target = redirect + (redirect.contains("?") ? "&" : "?") + "code=" + code + state;
    return new Reply.Raw(302, Json.object(), Map.of("Location", target));
  }

  /** Takes a code that was given out for this app and address, and uses it up. */
  Reply exchanged(Transaction tx, Call call) {
    Fields fields = call.fields();
    OAuthClients clients = new OAuthClients(tx);
    String client = clients.requireKnown(fields);
    String redirect = fields.text("redirect_uri", 1, 2_000);
    Optional<String> verifier = fields.optionalText("code_verifier", 1, 200);
    if (verifier.isEmpty()) {
      clients.requireSecret(client, call.sender().bearer());
    }
    String key = Digest.of(fields.text("code", 1, 500));
    ObjectNode grant =
        tx.find(Kind.OAUTH_GRANT, key)
            .filter(kept -> kept.path("client_id").asText().equals(client))
            .filter(kept -> kept.path("redirect_uri").asText().equals(redirect))
            .filter(kept -> call.seconds() < kept.path("expires").asLong())
            .orElseThrow(
                () ->
                    OAuthFailure.grant(
                        "the code is used, over, or was given for another client_id or"
                            + " redirect_uri"));
    requireProof(grant, verifier);
    tx.remove(Kind.OAUTH_GRANT, key);
    return tokens.forUser(tx, client, verifier.isEmpty(), call.now());
  }

  private static void requireProof(ObjectNode grant, Optional<String> verifier) {
    boolean asked = grant.has("challenge");
    Optional<String> shown =
        verifier.map(text -> grant.path("method").asText().equals("S256") ? Digest.of(text) : text);
    boolean right =
        asked ? shown.equals(Optional.of(grant.path("challenge").asText())) : shown.isEmpty();
    if (!right) {
      throw OAuthFailure.grant("code_verifier does not fit the code_challenge of the page");
    }
  }
}
