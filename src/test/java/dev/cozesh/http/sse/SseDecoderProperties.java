package dev.cozesh.http.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** On any input the decoder agrees with the standard's own steps. */
class SseDecoderProperties {
  private static final String MARK = "\u00EF\u00BB\u00BF";

  @Property(tries = 3_000)
  void agreesWithTheStandardOnAnyMixtureOfItsWords(
      @ForAll("streams") byte[] bytes, @ForAll long seed) {
    List<SseEvent> expected = StandardDecoder.events(bytes);
    assertEquals(expected, SseDecoderTest.decoded(List.of(bytes)));
    Random random = new Random(seed);
    int[] places = random.ints(6, 0, bytes.length + 1).sorted().toArray();
    assertEquals(expected, SseDecoderTest.decoded(Pieces.at(bytes, places)));
  }

  @Property(tries = 5_000)
  void readsAnyBytesAsTheEncodingStandardDoes(@ForAll("characters") byte[] bytes) {
    assertEquals(StandardDecoder.utf8(bytes), Utf8.text(bytes, 0, bytes.length));
  }

  @Property(tries = 2_000)
  void findsTheFirstLineEndWhereverItIs(@ForAll("streams") byte[] bytes, @ForAll long seed) {
    Random random = new Random(seed);
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(bytes.length - from + 1);
    int plain = from;
    while (plain < to && bytes[plain] != '\n' && bytes[plain] != '\r') {
      plain++;
    }
    assertEquals(plain, Lines.end(bytes, from, to));
  }

  @Provide
  Arbitrary<byte[]> streams() {
    return Arbitraries.of(
            "data",
            "event",
            "id",
            "retry",
            ":",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "x",
            "12",
            "\0",
            MARK,
            "\u00E7\u00AE\u0080",
            "\u00F0\u009F\u0098\u0080",
            "\u00E4\u00B8",
            "\u00FF",
            "\u00ED\u00A0\u0080",
            "data: ",
            "event: a",
            "id: 7",
            "data: {\"a\":1}\n\n")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join("", words).getBytes(ISO_8859_1));
  }

  @Provide
  Arbitrary<byte[]> characters() {
    return Arbitraries.of(
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF)
        .list()
        .ofMaxSize(12)
        .map(
            values -> {
              byte[] bytes = new byte[values.size()];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = values.get(i).byteValue();
              }
              return bytes;
            });
  }
}
