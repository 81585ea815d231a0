package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Seen.Transport;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

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
  /** A member of {@link #shape} that stands for those behind the end of a cut body. */
  public static final String CUT = "…";

  public Features {
    requireNonNull(how, "how");
    requireNonNull(mediaType, "mediaType");
    requireNonNull(form, "form");
    shape = Collections.unmodifiableSet(new TreeSet<>(shape));
    requireNonNull(code, "code");
    requireNonNull(template, "template");
    requireNonNull(location, "location");
    allow = Collections.unmodifiableSet(new TreeSet<>(allow));
    requireNonNull(logId, "logId");
    requireNonNull(retryAfter, "retryAfter");
    requireNonNull(took, "took");
  }

  /**
   * {@return what of an answer is compared}
   *
   * @param sent the request, whose own words are taken out of the answer
   * @param seen the answer
   */
  public static Features of(Sent sent, Seen seen) {
    return new FeatureReader(sent, seen).read();
  }

  /**
   * {@return whether nothing tells the two answers apart}
   *
   * @param other another answer
   */
  public boolean isLike(Features other) {
    return differences(other).isEmpty();
  }

  /**
   * {@return whether nothing that counts tells the two answers apart}
   *
   * @param other another answer
   * @param ignoring what does not count, because it differs between two equal requests too
   */
  public boolean isLike(Features other, Set<Feature> ignoring) {
    return ignoring.containsAll(differences(other));
  }

  /**
   * {@return what tells the two answers apart} Of a body that was cut only the members that are
   * there are compared.
   *
   * @param other another answer
   */
  public Set<Feature> differences(Features other) {
    Set<Feature> found = EnumSet.noneOf(Feature.class);
    add(found, Feature.TRANSPORT, how == other.how);
    add(found, Feature.STATUS, status == other.status);
    add(found, Feature.MEDIA_TYPE, mediaType.equals(other.mediaType));
    add(found, Feature.FORM, form == other.form);
    add(found, Feature.SHAPE, hasShapeOf(other));
    add(found, Feature.CODE, code.equals(other.code));
    add(found, Feature.TEMPLATE, template.equals(other.template));
    add(found, Feature.LOCATION, location.equals(other.location));
    add(found, Feature.ALLOW, allow.equals(other.allow));
    return found;
  }

  private static void add(Set<Feature> found, Feature feature, boolean same) {
    if (!same) {
      found.add(feature);
    }
  }

  private boolean hasShapeOf(Features other) {
    if (shape.contains(CUT) == other.shape.contains(CUT)) {
      return shape.equals(other.shape);
    }
    Features cut = shape.contains(CUT) ? this : other;
    Features whole = cut == this ? other : this;
    return cut.shape.stream().allMatch(each -> each.equals(CUT) || whole.shape.contains(each));
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
