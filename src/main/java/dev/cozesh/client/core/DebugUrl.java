package dev.cozesh.client.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of pages about runs, as Coze writes them. */
public final class DebugUrl {
  private static final Pattern EXECUTE_ID = Pattern.compile("[?&]execute_id=([^&#]+)");

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

  /**
   * {@return the id of the run that the page is about, by which its record is read}
   *
   * @param address as Coze sent it
   */
  public static Optional<String> executeId(Optional<String> address) {
    return address.map(EXECUTE_ID::matcher).filter(Matcher::find).map(found -> found.group(1));
  }
}
