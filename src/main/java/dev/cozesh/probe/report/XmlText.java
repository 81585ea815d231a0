package dev.cozesh.probe.report;

/** Any text inside XML 1.0, in an element or an attribute. */
final class XmlText {
  private XmlText() {}

  /** The text with markup escaped; what no XML may hold is shown as {@code \}{@code u001b}. */
  static String of(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(xml, c));
    return xml.toString();
  }

  private static void append(StringBuilder xml, int c) {
    switch (c) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\n', '\r', '\t' -> xml.append("&#").append(c).append(';');
      default -> {
        if (isAllowed(c)) {
          xml.appendCodePoint(c);
        } else {
          xml.append(String.format("\\u%04x", c));
        }
      }
    }
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
  }
}
