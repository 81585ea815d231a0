package dev.cozesh.client.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever an event's data is: the quick way and the usual one make the same of it. */
class MessagePieceProperties {
  private static final List<String> NAMES =
      List.of(
          "id",
          "conversation_id",
          "bot_id",
          "chat_id",
          "section_id",
          "role",
          "type",
          "content",
          "content_type",
          "meta_data",
          "created_at",
          "updated_at",
          "reasoning_content",
          "new_member");

  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e3",
          "9007199254740993",
          "18446744073709551616",
          "\"7390000000000000001\"",
          "\"\"",
          "\"answer\"",
          "\"简历 😀 \\u0000 \\\"\"",
          "{}",
          "[]",
          "{\"a\":\"b\"}",
          "[1,2]",
          "\"unfinished");

  @Property(tries = 3_000)
  void bothWaysGiveTheSame(@ForAll("documents") String json) {
    assertEquals(usual(json), quick(json));
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> value =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.strings().ofMaxLength(20).map(Json::line)),
            Tuple.of(2, Arbitraries.longs().map(String::valueOf)),
            Tuple.of(1, Arbitraries.of(ODD_VALUES)));
    Arbitrary<String> member =
        Combinators.combine(Arbitraries.of(NAMES), value).as((name, of) -> '"' + name + "\":" + of);
    Arbitrary<String> usualId = Arbitraries.of("\"id\":\"7\"", "\"type\":\"answer\"");
    return Combinators.combine(usualId, member.list().ofMaxSize(8), Arbitraries.of("", " ", "x"))
        .as(
            (first, others, tail) ->
                Stream.concat(Stream.of(first), others.stream())
                        .collect(Collectors.joining(",", "{", "}"))
                    + tail);
  }

  private static Optional<Message> quick(String json) {
    try {
      return Optional.of(MessagePiece.read(json));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  private static Optional<Message> usual(String json) {
    try {
      return Optional.of(Json.read(json, Message.class, "a message"));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }
}
