package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.http.Repeat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that leaves once, whatever is answered: for those who want to know how a server behaves.
 *
 * @param base another server than the client's, which is shown no credential; empty for the
 *     client's own
 * @param method in any case
 * @param path begins with a slash; what is not allowed in a path is escaped, escapes stay
 * @param query values by name, in their order
 * @param headers by name, without the credential
 * @param body sent as JSON
 * @param shown whose call it seems to be
 * @param acts whether it may have an effect: then it leaves on a connection of its own
 * @param limit how long to wait for the answer
 */
public record SingleCall(
    Optional<URI> base,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Shown shown,
    boolean acts,
    Duration limit) {
  public SingleCall {
    requireNonNull(base, "base");
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(query, "query");
    requireNonNull(headers, "headers");
    requireNonNull(body, "body");
    requireNonNull(shown, "shown");
    requireNonNull(limit, "limit");
  }

  /** Whose call it seems to be. */
  public enum Shown {
    /** The client's credential, renewed by nobody. */
    CREDENTIAL,
    /** One that no server accepts. */
    MALFORMED,
    /** Nobody's. */
    NOTHING
  }

  Repeat repeat() {
    return acts ? Repeat.ONCE : Repeat.NEVER;
  }
}
