package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.ReleaseDifference;
import dev.cozesh.deploy.state.Release;
import java.util.List;

/** Releases as programs read them. Null stands for what is not there. */
public final class ReleaseJson {
  private ReleaseJson() {}

  /** Every release without its content, newest last. */
  public static ArrayNode list(List<Release> releases) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    releases.forEach(release -> all.add(head(release)));
    return all;
  }

  /**
   * One release: {@code number, at, by, script, cause, failed, created …, objects[], without[]}.
   */
  public static ObjectNode one(Release release) {
    ObjectNode json = head(release);
    ArrayNode objects = json.putArray("objects");
    for (Release.Item item : release.items()) {
      ObjectNode object = objects.addObject().put("address", item.address()).put("id", item.id());
      object.put("version", item.version().orElse(null));
      object.set("fields", PlanJson.masked(item.fields()));
      ObjectNode documents = object.putObject("documents");
      item.documents().forEach(documents::put);
    }
    PlanJson.texts(json.putArray("without"), release.without());
    return json;
  }

  /** What differs: {@code [{address, in_earlier, in_later, fields[]}]}. */
  public static ArrayNode differences(List<ReleaseDifference> differences) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (ReleaseDifference one : differences) {
      ObjectNode object = all.addObject().put("address", one.address());
      object.put("in_earlier", one.inEarlier()).put("in_later", one.inLater());
      ArrayNode fields = object.putArray("fields");
      one.fields().forEach(field -> fields.add(PlanJson.field(field)));
    }
    return all;
  }

  private static ObjectNode head(Release release) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", release.number())
        .put("at", release.at())
        .put("by", release.by())
        .put("script", release.script())
        .put("cause", release.cause())
        .put("failed", release.failed().orElse(null))
        .put("created", release.count().created())
        .put("updated", release.count().updated())
        .put("deleted", release.count().deleted());
  }
}
