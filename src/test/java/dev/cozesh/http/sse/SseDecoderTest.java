package dev.cozesh.http.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.error.CozeDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder does what the standard says, in whatever pieces the bytes come. */
class SseDecoderTest {
  private static final String MARK = "\u00EF\u00BB\u00BF";

  /** Bytes as characters up to 255; expected: {@code type:data}, and {@code #id} where one is. */
  static Stream<Arguments> cases() {
    return Stream.of(
        one("S1 LF", "event: a\ndata: 1\n\n", "a:1"),
        one("S2 CRLF", "event: a\r\ndata: 1\r\n\r\n", "a:1"),
        one("S3 CR only", "event: a\rdata: 1\r\r", "a:1"),
        one("S4 mixed line ends", "event: a\r\ndata: 1\n\revent: b\rdata: 2\n\n", "a:1", "b:2"),
        one("S5 no space after the colon", "event:a\ndata:1\n\n", "a:1"),
        one("S6 only one leading space goes", "event: a\ndata:  x \n\n", "a: x "),
        one(
            "S7 data on two lines joins with LF",
            "event: a\ndata: {\"k\":\ndata: 1}\n\n",
            "a:{\"k\":\n1}"),
        one("S8 any field order", "data: 1\nevent: a\n\n", "a:1"),
        one("S9 default type", "data: 1\n\n", "message:1"),
        one("S10 empty data is an event", "event: a\ndata:\n\n", "a:"),
        one("S11 field without colon", "event: a\ndata\n\n", "a:"),
        one("S12 two empty data lines", "event: a\ndata\ndata\n\n", "a:\n"),
        one("S13 no data, no event", "event: ping\n\nevent: a\ndata: 1\n\n", "a:1"),
        one("S13 and the type is cleared", "event: ping\n\ndata: 1\n\n", "message:1"),
        one("S14 comments, inside an event too", ": hi\n\nevent: a\n:x\ndata: 1\n\n", "a:1"),
        one("S15 keep-alive comments", ":\n\n:\n\nevent: a\ndata: 1\n\n", "a:1"),
        one("S16 unknown field and retry", "event: a\nfoo: z\ndata: 1\nretry: 10\n\n", "a:1"),
        one("S17 id first", "id: 0\nevent: a\ndata: 1\n\n", "a:1 #0"),
        one(
            "S18 an id stays until changed, an empty one resets",
            "id: 7\nevent: a\ndata: 1\n\nevent: a\ndata: 2\n\nid\nevent: a\ndata: 3\n\n",
            "a:1 #7",
            "a:2 ~7",
            "a:3 #"),
        one("S19 an id with NUL is ignored", "id: 1\0002\nevent: a\ndata: 1\n\n", "a:1"),
        one("S20 NUL in data is kept", "event: a\ndata: x\0y\n\n", "a:x\0y"),
        one("S21 one byte order mark is dropped", MARK + "event: a\ndata: 1\n\n", "a:1"),
        one(
            "S22 a second one spoils that field",
            MARK + MARK + "event: a\ndata: 1\n\nevent: b\ndata: 2\n\n",
            "message:1",
            "b:2"),
        one("S23 multi-byte", utf8("event: a\ndata: {\"t\":\"简历😀\"}\n\n"), "a:{\"t\":\"简历😀\"}"),
        one(
            "S24 bad UTF-8 becomes U+FFFD",
            "event: a\ndata: x\u00FFy\u00E4\u00B8\n\n",
            "a:x\uFFFDy\uFFFD"),
        one(
            "S25 U+2028 and U+0085 are no line ends",
            utf8("event: a\ndata: {\"t\":\"x\u2028y\u0085z\"}\n\n"),
            "a:{\"t\":\"x\u2028y\u0085z\"}"),
        one(
            "S26 the type does not carry over",
            "event: a\ndata: 1\n\ndata: 2\n\n",
            "a:1",
            "message:2"),
        one("S27 names are case-sensitive", "Event: a\nDATA: 1\n\ndata: 2\n\n", "message:2"),
        one("S28 a space before the name", " data: 1\ndata: 2\n\n", "message:2"),
        one(
            "S29 colons in the value",
            "event: a\ndata: http://x:1/?a=b:c\n\n",
            "a:http://x:1/?a=b:c"),
        one("S30 end without blank line", "event: a\ndata: 1\n\nevent: b\ndata: 2\n", "a:1"),
        one("S31 end without line end", "event: a\ndata: 1\n\nevent: b\ndata: 2", "a:1"),
        one("S32 cut in mid-event", "event: a\ndata: 1\n\nevent: b", "a:1"),
        one(
            "a coded surrogate is three times malformed",
            "data: \u00ED\u00A0\u0080\n\n",
            "message:\uFFFD\uFFFD\uFFFD"),
        one(
            "a mark within the stream stays",
            "data: 1\n\ndata: " + MARK + "\n\n",
            "message:1",
            "message:\uFEFF"),
        one("a mark before a blank line", MARK + "\ndata: 1\n\n", "message:1"),
        one(
            "names that only begin alike",
            "dat: 1\ndatas: 2\nidx: 3\nevents: 4\ndata: 5\n\n",
            "message:5"),
        one("an id alone counts for the next event", "id: 3\n\ndata: 1\n\n", "message:1 ~3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decodesEveryCaseHoweverItIsCut(String name, byte[] bytes, List<String> expected) {
    assertEquals(expected, words(StandardDecoder.events(bytes)), "the case itself");
    Pieces.allWays(bytes, 7)
        .forEach(
            pieces ->
                assertEquals(expected, words(decoded(pieces)), () -> "cut into " + sizes(pieces)));
  }

  @Test
  void anEventIsHandedOverWithItsLastByteAndNotLater() {
    SseDecoder decoder = new SseDecoder();
    List<SseEvent> events = new ArrayList<>();
    byte[] bytes = "data: 1\r\r".getBytes(UTF_8);
    decoder.feed(bytes, 0, bytes.length - 1, events::add);
    assertEquals(0, events.size());
    decoder.feed(bytes, bytes.length - 1, 1, events::add);
    assertEquals(List.of("message:1"), words(events));
  }

  @Test
  void nothingIsReadBehindTheEventACallerStopsAt() {
    byte[] garbage = new byte[SseDecoder.MAX_EVENT_BYTES + 1];
    Arrays.fill(garbage, (byte) 'x');
    byte[] bytes = bytes("event: done\ndata: 1\n\n" + new String(garbage, ISO_8859_1));
    SseDecoder decoder = new SseDecoder();
    decoder.give(bytes, 0, bytes.length);
    assertTrue(decoder.advance());
    assertEquals("done", decoder.event().type());
    assertThrows(CozeDataException.class, decoder::advance);
  }

  @Test
  void aTypeWithoutDataIsToldToWhoPullsAndDispatchedToNobody() {
    byte[] bytes = bytes("id: 4\nevent: conversation.stream.done\n\n");
    SseDecoder decoder = new SseDecoder();
    decoder.give(bytes, 0, bytes.length);
    assertTrue(decoder.advance());
    assertEquals("conversation.stream.done", decoder.event().type());
    assertEquals("4", decoder.event().lastEventId());
    assertEquals(false, decoder.isDispatched());
  }

  @Test
  void theEndGivesTheUnfinishedEventToWhoAsks() {
    SseDecoder decoder = new SseDecoder();
    byte[] bytes = bytes("event: done\ndata: [DONE]");
    decoder.feed(bytes, 0, bytes.length, event -> {});
    SseEvent rest = decoder.end().orElseThrow();
    assertEquals("done:[DONE]", rest.type() + ":" + rest.data());
    assertTrue(decoder.end().isEmpty());
  }

  static Stream<Arguments> sizes() {
    int most = SseDecoder.MAX_EVENT_BYTES;
    return Stream.of(
        Arguments.of("7 MiB of data", "data: " + "x".repeat(7 << 20), true),
        Arguments.of("a line of 8 MiB - 1", "data: " + "x".repeat(most - 7), true),
        Arguments.of("a line of 8 MiB", "data: " + "x".repeat(most - 6), true),
        Arguments.of("a line of 8 MiB + 1", "data: " + "x".repeat(most - 5), false),
        Arguments.of("9 MiB of data", "data: " + "x".repeat(9 << 20), false),
        Arguments.of("a comment of 9 MiB", "data: 1\n:" + "x".repeat(9 << 20), false),
        Arguments.of("65,536 data lines", "data:1\n".repeat(65_535) + "data:1", true),
        Arguments.of("65,537 data lines", "data:1\n".repeat(65_536) + "data:1", false),
        Arguments.of("a million data lines", "data:\n".repeat(1_000_000), false),
        Arguments.of(
            "9 MiB on several lines", ("data:" + "x".repeat(3 << 20) + "\n").repeat(3), false),
        Arguments.of("a field name of 1 MB", "x".repeat(1_000_000) + ": 1\ndata: 1", false),
        Arguments.of("a field name of 64 KiB - 1", "x".repeat(65_535) + ":\ndata: 1", true));
  }

  @ParameterizedTest(name = "{0}: passes {2}")
  @MethodSource("sizes")
  void sizesAreBounded(String name, String event, boolean passes) {
    byte[] bytes = bytes(event + "\n\n");
    for (int piece : new int[] {bytes.length, 16 << 10, 4_096, 8_191}) {
      if (passes) {
        assertEquals(1, decoded(cut(bytes, piece)).size(), "in pieces of " + piece);
      } else {
        CozeDataException failure =
            assertThrows(CozeDataException.class, () -> decoded(cut(bytes, piece)));
        assertEquals("an event is too large", failure.what());
        assertTrue(failure.why().endsWith("and memory is bounded"), failure.why());
      }
    }
  }

  @Test
  void nothingIsLostWhereALineMeetsTheEdgeOfAPiece() {
    for (int length : new int[] {4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 16_384}) {
      String line = "data:" + "x".repeat(length - 5);
      byte[] bytes = bytes((line + "\n\n").repeat(20));
      for (int piece : new int[] {4_096, 8_192, 16_384}) {
        List<SseEvent> events = decoded(cut(bytes, piece));
        assertEquals(20, events.size());
        assertTrue(events.stream().allMatch(event -> event.data().length() == length - 5));
      }
    }
  }

  @Test
  void aMillionEventsOfOneByteAllCome() {
    byte[] bytes = bytes("data:1\n\n".repeat(1_000));
    SseDecoder decoder = new SseDecoder();
    long[] count = {0};
    for (int i = 0; i < 1_000; i++) {
      decoder.feed(bytes, 0, bytes.length, event -> count[0] += event.data().length());
    }
    assertEquals(1_000_000, count[0]);
  }

  static List<SseEvent> decoded(List<byte[]> pieces) {
    SseDecoder decoder = new SseDecoder();
    List<SseEvent> events = new ArrayList<>();
    pieces.forEach(piece -> decoder.feed(piece, 0, piece.length, events::add));
    return events;
  }

  private static List<byte[]> cut(byte[] bytes, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
    }
    return pieces;
  }

  private static List<String> words(List<SseEvent> events) {
    return events.stream()
        .map(
            event ->
                event.type()
                    + ":"
                    + event.data()
                    + event
                        .id()
                        .map(id -> " #" + id)
                        .orElse(event.lastEventId().isEmpty() ? "" : " ~" + event.lastEventId()))
        .toList();
  }

  private static List<Integer> sizes(List<byte[]> pieces) {
    return pieces.stream().map(piece -> piece.length).toList();
  }

  private static Arguments one(String name, String bytes, String... expected) {
    return Arguments.of(name, bytes(bytes), List.of(expected));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
