package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Turns one item of {@code document_bases} into a document. */
final class DocumentIntake {
  private static final Set<String> TYPES = Set.of("pdf", "txt", "doc", "docx");
  private static final int CHARACTERS_IN_A_SLICE = 800;
  private static final int MOST_TEXT = 100_000;

  private final Transaction tx;
  private final Fields base;

  DocumentIntake(Transaction tx, Fields base) {
    this.tx = tx;
    this.base = base;
  }

  /** How to cut: required for the first documents of a dataset, later taken over from them. */
  static ObjectNode chunkStrategy(Fields fields, List<ObjectNode> present) {
    if (!fields.has("chunk_strategy") && !present.isEmpty()) {
      return (ObjectNode) present.get(0).get("chunk_strategy");
    }
    Fields chunks =
        fields
            .within("chunk_strategy")
            .orElseThrow(() -> Refused.parameter("chunk_strategy is required"));
    if (chunks.number("chunk_type", 0, 0, 1) == 1) {
      chunks.text("separator", 1, 100);
      if (!chunks.has("max_tokens")) {
        throw Refused.parameter("chunk_strategy.max_tokens is required");
      }
      chunks.number("max_tokens", 0, 100, 2_000);
    }
    return fields.object("chunk_strategy").orElseThrow();
  }

  ObjectNode read() {
    ObjectNode document = Json.object().put("id", tx.newId());
    document.put("name", base.text("name", 1, 100));
    base.optionalText("caption", 0, 2_000).ifPresent(text -> document.put("caption", text));
    Fields source =
        base.within("source_info").orElseThrow(() -> Refused.parameter("source_info is required"));
    int kind = source.number("document_source", 0, 0, 5);
    document.put("source_type", kind);
    switch (kind) {
      case 0 -> local(document, source);
      case 1 -> web(document, source);
      case 5 -> uploaded(document, source);
      default -> throw Refused.parameter("source_info.document_source must be 0, 1 or 5");
    }
    return document;
  }

  private void local(ObjectNode document, Fields source) {
    String type = source.text("file_type", 1, 10);
    if (!TYPES.contains(type)) {
      throw Refused.parameter("source_info.file_type " + type + " is not pdf, txt, doc or docx");
    }
    String content = source.text("file_base64", 0, Integer.MAX_VALUE);
    document.put("type", type);
    try {
      byte[] bytes = Base64.getDecoder().decode(content);
      measure(document, Measure.of(bytes, document.path("name").asText()));
      if (type.equals("txt")) {
        keepText(document, new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      document.put("broken", true).put("size", 0).put("char_count", 0).put("slices", 0);
    }
  }

  /** For the bots, which quote it. */
  private static void keepText(ObjectNode document, String text) {
    document.put("text", text.substring(0, Math.min(text.length(), MOST_TEXT)));
  }

  private void web(ObjectNode document, Fields source) {
    String address = source.text("web_url", 1, 2_000);
    document.put("type", "html").put("web_url", address);
    measure(document, new UploadedFile(address, 1, 1, true, 0));
  }

  private void uploaded(ObjectNode document, Fields source) {
    String id = source.id("source_file_id");
    ObjectNode file = tx.find(Kind.FILE, id).orElseThrow(() -> Refused.notFound("file " + id));
    String name = file.path("file_name").asText();
    document.put("type", name.substring(name.lastIndexOf('.') + 1));
    measure(
        document,
        new UploadedFile(
            name,
            file.path("bytes").asLong(),
            file.path("characters").asLong(),
            file.path("text").asBoolean(),
            0));
  }

  private static void measure(ObjectNode document, UploadedFile content) {
    boolean mustBeText = document.path("type").asText().equals("txt");
    document.put("broken", content.bytes() == 0 || (mustBeText && !content.text()));
    document.put("size", content.bytes()).put("char_count", content.characters());
    long units = Math.max(1, content.text() ? content.characters() : content.bytes());
    document.put("slices", (units + CHARACTERS_IN_A_SLICE - 1) / CHARACTERS_IN_A_SLICE);
  }
}
