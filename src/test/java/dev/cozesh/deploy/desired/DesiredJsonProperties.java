package dev.cozesh.deploy.desired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.DesiredJson.Encoded;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is declared comes back from JSON as it was, part for part. */
class DesiredJsonProperties {
  @Property(tries = 500)
  void whatWasWrittenIsReadAsItWas(@ForAll long seed) {
    DesiredState declared = new AnyDeclared(seed).state();
    Encoded written = DesiredJson.encode(declared);
    JsonNode onDisk = Json.parse(Json.pretty(written.json()), "a file");
    DesiredState read = DesiredJson.decode(onDisk, from(written.contents()));
    assertEquals(declared, read);
    assertEquals(headers(declared), headers(read));
    assertEquals(written.contents().keySet(), DesiredJson.contents(onDisk));
  }

  @Property(tries = 100)
  void bytesTravelBesideAndComeBack(@ForAll long seed) {
    DesiredState declared = new AnyDeclared(seed).state();
    Encoded written = DesiredJson.encode(declared);
    DesiredState read = DesiredJson.decode(written.json(), from(written.contents()));
    List<DesiredDocument> before = documents(declared);
    List<DesiredDocument> after = documents(read);
    for (int n = 0; n < before.size(); n++) {
      assertArrayEquals(before.get(n).content().bytes(), after.get(n).content().bytes());
    }
  }

  @Example
  void aDocumentWhoseBytesAreGoneIsKnownByItsHash() {
    DesiredState declared = knowledge("# 政策");
    Encoded written = DesiredJson.encode(declared);
    DesiredState read = DesiredJson.decode(written.json(), sha256 -> Optional.empty());
    assertEquals(declared, read);
    DesiredDocument.Content lost = documents(read).get(0).content();
    assertFalse(lost.isAtHand());
    assertEquals("# 政策".getBytes(UTF_8).length, lost.size());
    assertTrue(
        assertThrows(CozeStateException.class, lost::bytes).what().contains("not kept any more"));
  }

  @Example
  void bytesThatAreOthersAreRefused() {
    Encoded written = DesiredJson.encode(knowledge("# 政策"));
    assertThrows(
        CozeStateException.class,
        () -> DesiredJson.decode(written.json(), sha256 -> Optional.of(new byte[] {1})));
  }

  @Example
  void aNewerFormIsRefusedInASentence() {
    ObjectNode written = (ObjectNode) DesiredJson.encode(knowledge("x")).json();
    written.put("format", DesiredJson.FORMAT + 1);
    CozeStateException refused =
        assertThrows(CozeStateException.class, () -> DesiredJson.decode(written, from(Map.of())));
    assertEquals("the declared state was written by a newer cozesh", refused.what());
  }

  @Example
  void aPartThatIsNotKnownIsRefusedAndNotDropped() {
    ObjectNode written = (ObjectNode) DesiredJson.encode(knowledge("x")).json();
    ((ObjectNode) written.path("resources").get(0)).put("colour", "red");
    CozeStateException refused =
        assertThrows(CozeStateException.class, () -> DesiredJson.decode(written, from(Map.of())));
    assertTrue(refused.why().contains("colour"), refused.why());
  }

  @Example
  void aListThatALaterFormAddedIsEmptyInAnOlderOne() {
    ObjectNode written = (ObjectNode) DesiredJson.encode(knowledge("x")).json();
    written.remove("outputs");
    assertEquals(List.of(), DesiredJson.decode(written, from(Map.of())).outputs());
  }

  @Example
  void whatIsNoDeclaredStateIsRefused() {
    for (JsonNode other : List.of(Json.object(), Json.object().put("format", "x"))) {
      assertThrows(CozeStateException.class, () -> DesiredJson.decode(other, from(Map.of())));
    }
  }

  private static DesiredState knowledge(String text) {
    DesiredDocument document =
        DesiredDocument.of("policies.md", text.getBytes(UTF_8), Place.NOWHERE);
    return new DesiredState(
        Optional.of("WeHan"),
        List.of(
            new DesiredKnowledge(
                "知识",
                Optional.empty(),
                List.of(document),
                DesiredKnowledge.Chunks.AUTOMATIC,
                Lifecycle.USUAL,
                Place.NOWHERE)),
        List.of());
  }

  private static Function<String, Optional<byte[]>> from(Map<String, byte[]> contents) {
    return sha256 -> Optional.ofNullable(contents.get(sha256));
  }

  private static List<DesiredDocument> documents(DesiredState state) {
    List<DesiredDocument> all = new ArrayList<>();
    for (DesiredResource one : state.resources()) {
      if (one instanceof DesiredKnowledge knowledge) {
        all.addAll(knowledge.documents());
      }
    }
    return all;
  }

  /** The order of headers, which equality does not look at. */
  private static List<String> headers(DesiredState state) {
    return state.resources().stream()
        .filter(one -> one instanceof DesiredDatabase)
        .map(
            one -> ((DesiredDatabase) one).rows().map(rows -> rows.mapping().toString()).orElse(""))
        .toList();
  }
}
