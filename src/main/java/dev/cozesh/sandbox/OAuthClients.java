package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The OAuth apps. One whose id begins with {@code test} is known without being registered, and has
 * any secret that begins so too; a real app's id and secret are refused.
 */
final class OAuthClients {
  private static final String TEST = "test";

  private final Transaction tx;

  OAuthClients(Transaction tx) {
    this.tx = tx;
  }

  /**
   * Registers an app, or overwrites it.
   *
   * @param sent client_id and, as they are to be checked, client_secret, redirect_uri, kid and
   *     public_key in PEM
   */
  void register(Fields sent) {
    String id = sent.text("client_id", 1, 200);
    ObjectNode client = Json.object();
    sent.optionalText("client_secret", 1, 500)
        .ifPresent(secret -> client.put("secret_hash", Digest.of(secret)));
    sent.optionalText("redirect_uri", 1, 2_000).ifPresent(uri -> client.put("redirect_uri", uri));
    sent.optionalText("kid", 1, 200).ifPresent(kid -> client.put("kid", kid));
    sent.optionalText("public_key", 1, 10_000)
        .ifPresent(
            key -> {
              publicKey(key);
              client.put("public_key", key);
            });
    tx.put(Kind.OAUTH_CLIENT, id, client.put("id", id));
  }

  String requireKnown(Fields sent) {
    String id = sent.text("client_id", 1, 200);
    requireKnown(id);
    return id;
  }

  void requireKnown(String id) {
    if (!id.startsWith(TEST) && find(id).isEmpty()) {
      throw OAuthFailure.client("client_id " + id + " is not known to the sandbox");
    }
  }

  void requireSecret(String id, String secret) {
    Optional<String> hash =
        find(id).map(client -> client.path("secret_hash").asText()).filter(text -> !text.isEmpty());
    boolean right =
        hash.map(known -> known.equals(Digest.of(secret))).orElse(secret.startsWith(TEST));
    if (!right) {
      throw OAuthFailure.client("the client secret in the Authorization header is wrong");
    }
  }

  void requireRedirect(String id, String uri) {
    String known = find(id).map(client -> client.path("redirect_uri").asText()).orElse("");
    if (!known.isEmpty() && !known.equals(uri)) {
      throw OAuthFailure.request("redirect_uri is not the one of the app");
    }
  }

  /** The key that signs for the app; empty when none is registered. */
  Optional<PublicKey> key(String id) {
    return find(id)
        .map(client -> client.path("public_key").asText())
        .filter(text -> !text.isEmpty())
        .map(OAuthClients::publicKey);
  }

  /** The fingerprint of the key, empty when none is registered. */
  String kid(String id) {
    return find(id).map(client -> client.path("kid").asText()).orElse("");
  }

  private Optional<ObjectNode> find(String id) {
    return tx.find(Kind.OAUTH_CLIENT, id);
  }

  private static PublicKey publicKey(String pem) {
    String text = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw Refused.parameter("public_key is no RSA key in PEM");
    }
  }
}
