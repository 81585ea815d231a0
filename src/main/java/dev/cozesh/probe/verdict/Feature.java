package dev.cozesh.probe.verdict;

/** What of two answers is compared. */
public enum Feature {
  /** What the connection did. */
  TRANSPORT,
  /** The HTTP status. */
  STATUS,
  /** The media type. */
  MEDIA_TYPE,
  /** What the body is. */
  FORM,
  /** The members of a JSON object with their types. */
  SHAPE,
  /** Coze's business code. */
  CODE,
  /** The message, with markers. */
  TEMPLATE,
  /** Where it redirects to. */
  LOCATION,
  /** The methods that {@code Allow} lists. */
  ALLOW
}
