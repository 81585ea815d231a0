package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * A service app, which proves itself by signing. Its text form shows no key.
 *
 * @param appId the app's id
 * @param keyId the fingerprint of its public key, as the app's page shows it
 * @param key the private key that belongs to it
 * @param session on whose behalf it calls
 * @see <a href="https://docs.coze.cn/developer_guides/oauth_jwt">Coze: OAuth by JWT</a>
 */
public record JwtApp(String appId, String keyId, RsaKey key, JwtSession session) {
  // What Coze's Java and Go SDKs ask for; each JWT is used once, at once.
  private static final Duration LIFE = Duration.ofSeconds(900);
  private static final int ID_BYTES = 32;

  public JwtApp {
    requireNonNull(appId, "appId");
    requireNonNull(keyId, "keyId");
    requireNonNull(key, "key");
    requireNonNull(session, "session");
  }

  /**
   * {@return an app that calls on its own behalf}
   *
   * @param appId the app
   * @param keyId the fingerprint of its public key
   * @param key its private key
   */
  public static JwtApp of(String appId, String keyId, RsaKey key) {
    return new JwtApp(appId, keyId, key, JwtSession.NONE);
  }

  /**
   * The same app, calling for somebody.
   *
   * @param other who it calls for
   * @return a copy
   */
  public JwtApp with(JwtSession other) {
    return new JwtApp(appId, keyId, key, other);
  }

  /**
   * {@return a signed JWT, good for one token call within 15 minutes}
   *
   * @param audience the host that is asked: {@code api.coze.cn}
   * @param issuedAt now, by the server's clock
   * @param random makes the id, 256 bits, by which Coze knows a JWT that was used before
   */
  public String sign(String audience, Instant issuedAt, SecureRandom random) {
    ObjectNode header = Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
    ObjectNode claims =
        Json.object()
            .put("iss", appId)
            .put("aud", audience)
            .put("iat", issuedAt.getEpochSecond())
            .put("exp", issuedAt.plus(LIFE).getEpochSecond())
            .put("jti", id(random));
    session.name().ifPresent(name -> claims.put("session_name", name));
    ObjectNode device = Json.object();
    session.deviceId().ifPresent(id -> device.put("device_id", id));
    session.customConsumer().ifPresent(consumer -> device.put("custom_consumer", consumer));
    if (!device.isEmpty()) {
      claims.set("session_context", Json.object().set("device_info", device));
    }
    String signed = part(header) + "." + part(claims);
    return signed + "." + Pkce.base64(key.sign(signed));
  }

  static String id(SecureRandom random) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Pkce.base64(bytes);
  }

  private static String part(ObjectNode json) {
    return Pkce.base64(Json.line(json).getBytes(StandardCharsets.UTF_8));
  }

  /** App and key id. */
  @Override
  public String toString() {
    return "JwtApp[" + appId + ", key " + keyId + "]";
  }
}
