package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A business code of Coze, the member {@code code} of an answer.
 *
 * @param code not the HTTP status; 0 is success
 * @param meaning what Coze says it means
 * @param cause what it mostly comes from, naming every reading there is; empty when unknown
 * @param next what to do about it; empty when there is nothing
 * @param httpStatus the statuses it was seen with, in words, since one code travels with several
 * @param retryable whether the same read, sent again a little later, can succeed by itself
 * @param retryableWrite whether that holds for a write too, since Coze refused before any work
 * @param scope public, self-hosted, loop or several of them
 * @param note a remark, possibly empty
 * @param source the page or file that names the code
 */
public record ErrorCode(
    long code,
    String meaning,
    String cause,
    String next,
    String httpStatus,
    boolean retryable,
    boolean retryableWrite,
    String scope,
    String note,
    String source) {
  public ErrorCode {
    requireNonNull(meaning, "meaning");
    requireNonNull(cause, "cause");
    requireNonNull(next, "next");
    requireNonNull(httpStatus, "httpStatus");
    requireNonNull(scope, "scope");
    requireNonNull(note, "note");
    requireNonNull(source, "source");
    if (retryableWrite && !retryable) {
      throw new IllegalArgumentException("a write may be sent again, but not a read: " + code);
    }
  }
}
