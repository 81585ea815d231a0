package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/**
 * Tokens for a signed JWT. Its members are checked always, its signature when the app has a
 * registered key; each JWT is good for one token.
 */
final class Assertions {
  private static final Set<String> AUDIENCES = Set.of("api.coze.cn", "api.coze.com");
  private static final int USUAL_LIFE = 900;
  private static final int LONGEST_LIFE = 86_399;
  private static final long CLOCK_DIFFERENCE = 300;

  private final Tokens tokens;

  Assertions(Tokens tokens) {
    this.tokens = tokens;
  }

  Reply exchanged(Transaction tx, Call call) {
    String[] parts = call.sender().bearer().split("\\.", -1);
    if (parts.length != 3) {
      throw OAuthFailure.client("the Authorization header must hold Bearer and a signed JWT");
    }
    JsonNode header = json(parts[0], "header");
    JsonNode claims = json(parts[1], "payload");
    byte[] signature = decoded(parts[2], "signature");
    require(header.path("alg").asText().equals("RS256"), "alg must be RS256");
    require(header.path("typ").asText().equals("JWT"), "typ must be JWT");
    require(isText(header.path("kid")), "kid is required");
    checkClaims(claims, call);
    String app = claims.path("iss").asText();
    checkSignature(new OAuthClients(tx), app, header, parts[0] + "." + parts[1], signature);
    useUp(tx, app, claims);
    int life = call.fields().number("duration_seconds", USUAL_LIFE, 1, LONGEST_LIFE);
    call.fields().object("scope");
    return tokens.forService(tx, call.now(), Duration.ofSeconds(life));
  }

  private static void checkClaims(JsonNode claims, Call call) {
    for (String name : new String[] {"iss", "aud", "jti"}) {
      require(isText(claims.path(name)), name + " is required");
    }
    for (String name : new String[] {"iat", "exp"}) {
      require(claims.path(name).isIntegralNumber(), name + " must be a unix time");
    }
    String audience = claims.path("aud").asText();
    String host = call.sender().host();
    boolean here = audience.equals(host) || audience.equals(host.replaceFirst(":\\d+$", ""));
    require(here || AUDIENCES.contains(audience), "aud " + audience + " is not the API's host");
    long start = claims.path("iat").asLong();
    long end = claims.path("exp").asLong();
    require(end > start, "exp must be after iat");
    require(start <= call.seconds() + CLOCK_DIFFERENCE, "iat is in the future");
    require(end > call.seconds(), "the JWT is over");
  }

  private static void checkSignature(
      OAuthClients clients, String app, JsonNode header, String signed, byte[] signature) {
    String kid = clients.kid(app);
    require(kid.isEmpty() || kid.equals(header.path("kid").asText()), "kid is not the app's");
    clients
        .key(app)
        .ifPresent(key -> require(fits(key, signed, signature), "the signature is wrong"));
  }

  private static boolean fits(PublicKey key, String signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another length is wrong, not an accident.
      return false;
    }
  }

  private static void useUp(Transaction tx, String app, JsonNode claims) {
    String key = Digest.of("jti " + app + " " + claims.path("jti").asText());
    require(tx.find(Kind.OAUTH_GRANT, key).isEmpty(), "the JWT was used before");
    ObjectNode used = Json.object().put("expires", claims.path("exp").asLong());
    tx.put(Kind.OAUTH_GRANT, key, used);
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.asText().isEmpty();
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw OAuthFailure.grant("JWT: " + otherwise);
    }
  }

  private static JsonNode json(String part, String what) {
    try {
      return Json.parse(new String(decoded(part, what), StandardCharsets.UTF_8), what);
    } catch (CozeDataException e) {
      throw OAuthFailure.grant("JWT: the " + what + " is not JSON");
    }
  }

  private static byte[] decoded(String part, String what) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw OAuthFailure.grant("JWT: the " + what + " is not base64url");
    }
  }
}
