package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;

/** What is known of the names that live on Coze. Answers soon, with what there is. */
public interface LiveNames {
  /** Knows none and loads none. */
  LiveNames NONE = kind -> new Known(NameList.EMPTY, false, "");

  /**
   * What is known of one kind.
   *
   * @param kind the kind
   * @return what is there by now
   */
  Known names(NameKind kind);

  /**
   * Tells when names that were on their way are there, some of them or all, or cannot be loaded.
   *
   * @param told called by any thread; may ask for names, and gets what is there
   */
  default void onLoaded(Runnable told) {}

  /**
   * Names as far as they are there.
   *
   * @param loading whether others are on their way
   * @param failure why they could not be loaded; else empty
   */
  record Known(NameList names, boolean loading, String failure) {
    public Known {
      requireNonNull(names, "names");
      requireNonNull(failure, "failure");
    }
  }
}
