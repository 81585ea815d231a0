package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Limits;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A knowledge base as the declaration that leaves it as it is. */
final class LiveKnowledge {
  private static final int DOCUMENTS_SHOWN = 20;

  /** What Coze changes by itself, or signs anew for each answer. */
  private static final Set<String> PASSING =
      Set.of(
          "hit_count",
          "bot_used_count",
          "tos_uri",
          "icon_uri",
          "icon_url",
          "avatar_url",
          "processing_file_list",
          "processing_file_id_list",
          "can_edit");

  private final Limits limits;
  private final String unit;

  /**
   * @param unit what the size of a document counts
   */
  LiveKnowledge(Limits limits, String unit) {
    this.limits = limits;
    this.unit = unit;
  }

  LiveObject of(LiveReader.Row row, Dataset dataset, List<Document> documents) {
    List<Document> sorted =
        documents.stream()
            .sorted(Comparator.comparing(LiveKnowledge::name).thenComparing(Document::id))
            .toList();
    List<String> remarks = new ArrayList<>();
    Optional<DesiredKnowledge> declared = declared(row.name(), dataset, remarks);
    remarkOnDocuments(sorted, remarks);
    return new LiveObject(
        Kind.KNOWLEDGE,
        row.id(),
        row.name(),
        declared.map(one -> one),
        remarks,
        fields(dataset, sorted),
        detail(dataset, sorted));
  }

  private Optional<DesiredKnowledge> declared(String name, Dataset dataset, List<String> remarks) {
    DesiredKnowledge bare = knowledge(name, Optional.empty());
    Optional<String> objection =
        name.isBlank() ? Optional.of("it has no name") : Checks.objection(bare, limits);
    if (objection.isEmpty()
        && dataset.formatType().filter(type -> !type.equals(FormatType.TEXT)).isPresent()) {
      objection =
          Optional.of(
              "it holds "
                  + (dataset.formatType().get().equals(FormatType.TABLE) ? "tables" : "no texts")
                  + ", and a declaration makes one of texts");
    }
    if (objection.isPresent()) {
      remarks.add("not declarable: " + objection.get());
      return Optional.empty();
    }
    Optional<String> description =
        dataset.description().map(Marker::without).filter(text -> !text.isEmpty());
    DesiredKnowledge whole = knowledge(name, description);
    Optional<String> why = Checks.objection(whole, limits);
    why.ifPresent(words -> remarks.add("not declarable: " + words));
    return Optional.of(why.isPresent() ? bare : whole);
  }

  private static DesiredKnowledge knowledge(String name, Optional<String> description) {
    return new DesiredKnowledge(
        name, description, List.of(), Chunks.AUTOMATIC, Lifecycle.USUAL, Place.NOWHERE);
  }

  private void remarkOnDocuments(List<Document> documents, List<String> remarks) {
    documents.stream()
        .limit(DOCUMENTS_SHOWN)
        .forEach(
            one ->
                remarks.add(
                    "not readable: the content of document \""
                        + name(one)
                        + "\""
                        + one.size().map(size -> ", " + size + " " + unit).orElse("")));
    int more = documents.size() - DOCUMENTS_SHOWN;
    if (more > 0) {
      remarks.add("not readable: the content of " + more + " more documents");
    }
  }

  private Map<String, JsonNode> fields(Dataset dataset, List<Document> documents) {
    Fields fields = new Fields().put("description", dataset.description());
    dataset.formatType().ifPresent(type -> fields.put("format_type", type.toString()));
    Map<String, JsonNode> all = new LinkedHashMap<>(fields.all());
    all.values().removeIf(Fields::isEmpty);
    for (Document one : documents) {
      String size = one.size().map(count -> count + " " + unit).orElse("unknown size");
      all.merge(
          "documents/" + name(one),
          TextNode.valueOf(size),
          (first, second) -> TextNode.valueOf(first.textValue() + ", " + second.textValue()));
    }
    return all;
  }

  private static JsonNode detail(Dataset dataset, List<Document> documents) {
    ObjectNode detail = Json.object();
    detail.set("knowledge", lasting(Json.tree(dataset)));
    ArrayNode all = detail.putArray("documents");
    documents.forEach(one -> all.add(lasting(Json.tree(one))));
    return detail;
  }

  private static JsonNode lasting(JsonNode answer) {
    return ((ObjectNode) answer).remove(PASSING);
  }

  private static String name(Document document) {
    return document.name().orElse("");
  }
}
