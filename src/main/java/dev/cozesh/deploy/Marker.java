package dev.cozesh.deploy;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The short mark that a create leaves in a description, so that an object whose answer was lost can
 * be told from one of the same name. The first update removes it.
 */
final class Marker {
  private static final Pattern ANY = Pattern.compile("\\s?⟦cz:[0-9a-z]{6}⟧");
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 6;
  private static final int CONTENT_LENGTH = 16;

  private Marker() {}

  static String random(RandomGenerator random) {
    StringBuilder mark = new StringBuilder("⟦cz:");
    for (int n = 0; n < LENGTH; n++) {
      mark.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return mark.append('⟧').toString();
  }

  /** The description with the mark behind it, the description shortened where the limit asks. */
  static String into(String description, String marker, int limit) {
    int room = limit - marker.codePointCount(0, marker.length()) - 1;
    int length = description.codePointCount(0, description.length());
    String kept =
        length <= room
            ? description
            : description.substring(0, description.offsetByCodePoints(0, Math.max(0, room)));
    return kept.isEmpty() ? marker : kept + " " + marker;
  }

  /** A stand-in where no mark can be left: what the object as a whole is like. */
  static String ofContent(Fields fields) {
    Fields content = new Fields();
    fields.names().forEach(name -> fields.get(name).ifPresent(value -> content.put(name, value)));
    return "⟦is:" + content.hash().substring(0, CONTENT_LENGTH) + "⟧";
  }

  static boolean isOfContent(String marker) {
    return marker.startsWith("⟦is:");
  }

  static String without(String description) {
    return ANY.matcher(description).replaceAll("");
  }
}
