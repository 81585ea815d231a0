package dev.cozesh.client.core;

import java.util.Optional;

/** Addresses of pages about runs, as Coze writes them. */
public final class DebugUrl {
  private DebugUrl() {}

  /**
   * {@return the address fit to be followed: Coze escapes its ampersands twice, so that they arrive
   * as a backslash with {@code u0026} behind it}
   *
   * @param address as Coze sent it
   */
  public static Optional<String> decoded(Optional<String> address) {
    return address.map(text -> text.replace("\\u0026", "&"));
  }
}
