package dev.cozesh.probe.safety;

import dev.cozesh.probe.verdict.ImpossibleId;
import java.util.regex.Pattern;

/** What looks like the id of something, and what stands in for it. */
final class Ids {
  private static final Pattern UUIDS =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern DIGITS = Pattern.compile("\\d{3,}|.*\\d{6,}.*");
  private static final Pattern LONG_CODE =
      Pattern.compile("(?i)(?=.*\\d)(?=.*[a-z])[0-9a-z_-]{16,}");
  private static final Pattern NAMES =
      Pattern.compile("(?i)(.*[_.-])?(id|ids|uid|uuid|key)(\\[])?|.*[a-z](Id|ID|Ids|IDs|Uid|UUID)");

  private Ids() {}

  /** Whether a text could be the id of something that is there. */
  static boolean looksLikeOne(String text) {
    return UUIDS.matcher(text).matches()
        || DIGITS.matcher(text).matches()
        || LONG_CODE.matcher(text).matches();
  }

  /** Whether parameters of that name hold ids. */
  static boolean isNameOfOne(String name) {
    return NAMES.matcher(name).matches();
  }

  /** An impossible id of the same form. */
  static String impossible(String real) {
    return UUIDS.matcher(real).matches() ? ImpossibleId.UUID : ImpossibleId.NUMBER;
  }
}
