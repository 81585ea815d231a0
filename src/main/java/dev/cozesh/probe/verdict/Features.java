package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Seen.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What of an answer is compared, and what is kept beside it. Status, media type, form, shape, code,
 * template, location and allow make out whether two answers are alike; the rest is remembered.
 *
 * @param how what the connection did
 * @param status HTTP status; 0 when nothing was answered
 * @param mediaType in lower case, without parameters; may be empty
 * @param form what the body is
 * @param shape of a JSON object its members with their types: {@code code:number}
 * @param code Coze's business code
 * @param template the message, or of other bodies their beginning, with everything that came from
 *     the request or changes by itself replaced by a marker: {@code The requested API endpoint
 *     {METHOD} {PATH} does not exist.}
 * @param location where it redirects to, as a template
 * @param allow methods of the header {@code Allow}
 * @param logId Coze's; may be empty
 * @param retryAfter what the server asks to wait
 * @param took how long the answer took; a hint, never compared
 */
public record Features(
    Transport how,
    int status,
    String mediaType,
    Form form,
    Set<String> shape,
    OptionalLong code,
    String template,
    Optional<String> location,
    Set<String> allow,
    String logId,
    Optional<Duration> retryAfter,
    Duration took) {
  public Features {
    requireNonNull(how, "how");
    requireNonNull(mediaType, "mediaType");
    requireNonNull(form, "form");
    shape = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(shape));
    requireNonNull(code, "code");
    requireNonNull(template, "template");
    requireNonNull(location, "location");
    allow = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(allow));
    requireNonNull(logId, "logId");
    requireNonNull(retryAfter, "retryAfter");
    requireNonNull(took, "took");
  }

  /** What a body is. */
  public enum Form {
    /** A JSON object. */
    OBJECT,
    /** Other JSON. */
    JSON,
    /** A web page. */
    HTML,
    /** Anything else that can be read. */
    TEXT,
    /** Server-sent events. */
    EVENTS,
    /** What cannot be read. */
    BYTES,
    /** Nothing. */
    EMPTY
  }
}
