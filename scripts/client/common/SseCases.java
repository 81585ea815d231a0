import java.util.ArrayList;
import java.util.List;

/**
 * Rules of the event stream format (WHATWG, "Interpreting an event stream") as chats: each case has
 * the bytes of a stream and the pieces of the answer that a reader has to find in it.
 */
final class SseCases {
  private static final String DELTA = "event: conversation.message.delta\n";
  private static final String DONE = "event: done\ndata: \"[DONE]\"\n\n";

  private SseCases() {}

  /** One rule; bytes as ISO 8859-1 text. */
  record Case(String name, String bytes, List<String> pieces) {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    String one = DELTA + "data: " + piece("1") + "\n\n";
    add(cases, "LF", one + DONE, "1");
    add(cases, "CRLF", (one + DONE).replace("\n", "\r\n"), "1");
    add(cases, "CR", (one + DONE).replace("\n", "\r"), "1");
    add(cases, "mixed-ends", one.replace("\n", "\r\n") + one.replace("\n", "\r") + DONE, "1", "1");
    add(cases, "no-space", (one + DONE).replace(": ", ":"), "1");
    add(cases, "one-space", DELTA + "data:  " + piece(" x ") + " \n\n" + DONE, " x ");
    add(
        cases,
        "two-data-lines",
        DELTA + "data: {\"id\":\"7\",\"content\":\ndata: \"1\",\"type\":\"answer\"}\n\n" + DONE,
        "1");
    add(cases, "data-first", "data: " + piece("1") + "\n" + DELTA + "\n" + DONE, "1");
    add(cases, "default-type", "data: {}\n\n" + one + DONE, "1");
    add(cases, "empty-data", "event: conversation.x\ndata:\n\n" + one + DONE, "1");
    add(cases, "no-colon", "event: conversation.x\ndata\n\n" + one + DONE, "1");
    add(cases, "two-empty-lines", "event: conversation.x\ndata\ndata\n\n" + one + DONE, "1");
    add(cases, "no-data", "event: ping\n\n" + one + DONE, "1");
    add(cases, "comment", ": hi\n\n" + DELTA + ":x\ndata: " + piece("1") + "\n\n" + DONE, "1");
    add(cases, "keep-alive", ":\n\n:\n\n" + one + DONE, "1");
    add(cases, "unknown-field", DELTA + "foo: z\ndata: " + piece("1") + "\n\n" + DONE, "1");
    add(cases, "retry", DELTA + "data: " + piece("1") + "\nretry: 10\n\n" + DONE, "1");
    add(cases, "id-first", "id: 0\n" + one + DONE, "1");
    add(cases, "id-stays", "id: 7\n" + one + one + "id\n" + one + DONE, "1", "1", "1");
    add(cases, "id-NUL", "id: 1\0" + "2\n" + one + DONE, "1");
    add(cases, "BOM", "\u00ef\u00bb\u00bf" + one + DONE, "1");
    String boms = "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf";
    add(cases, "two-BOMs", boms + "event: x\ndata: {}\n\n" + one + DONE, "1");
    add(cases, "multi-byte", utf8(DELTA + "data: " + piece("简历😀") + "\n\n") + DONE, "简历😀");
    add(cases, "bad-UTF-8", DELTA + "data: " + piece("x\u00ffy") + "\n\n" + DONE, "x\ufffdy");
    String ends = "x\u2028y\u0085z";
    add(cases, "no-line-ends", utf8(DELTA + "data: " + piece(ends) + "\n\n") + DONE, ends);
    add(cases, "type-resets", one + "data: {}\n\n" + one + DONE, "1", "1");
    add(cases, "case-sensitive", "Event: a\nDATA: 1\n\n" + one + DONE, "1");
    add(cases, "leading-space", " data: 1\n" + one + DONE, "1");
    add(
        cases,
        "colons",
        DELTA + "data: " + piece("http://x:1/?a=b:c") + "\n\n" + DONE,
        "http://x:1/?a=b:c");
    return cases;
  }

  private static void add(List<Case> cases, String name, String bytes, String... pieces) {
    cases.add(new Case(name, bytes, List.of(pieces)));
  }

  private static String piece(String content) {
    return "{\"id\":\"7\",\"type\":\"answer\",\"content\":\"" + content + "\"}";
  }

  private static String utf8(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
