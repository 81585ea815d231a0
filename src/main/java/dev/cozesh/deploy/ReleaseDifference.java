package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Release.Item;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In what one object differs between two releases.
 *
 * @param inEarlier whether the earlier one has it
 * @param inLater whether the later one has it
 * @param fields what differs; documents and rows by a short SHA-256 of what they hold
 */
public record ReleaseDifference(
    String address, boolean inEarlier, boolean inLater, List<FieldChange> fields) {
  private static final int SHORT_HASH = 12;

  public ReleaseDifference {
    requireNonNull(address, "address");
    fields = List.copyOf(fields);
  }

  /** Every object that differs; of two scripts' releases only of the objects that both hold. */
  static List<ReleaseDifference> between(Release earlier, Release later) {
    Map<String, Item> before = items(earlier);
    Map<String, Item> after = items(later);
    Map<String, Map<String, String>> holdsBefore = held(earlier);
    Map<String, Map<String, String>> holdsAfter = held(later);
    Set<String> addresses = new LinkedHashSet<>(before.keySet());
    if (earlier.script().equals(later.script())) {
      addresses.addAll(after.keySet());
    } else {
      addresses.retainAll(after.keySet()); // what the other script does not declare is not gone
    }
    List<ReleaseDifference> all = new ArrayList<>();
    for (String address : addresses) {
      Map<String, JsonNode> from = values(before.get(address), holdsBefore.get(address));
      Map<String, JsonNode> to = values(after.get(address), holdsAfter.get(address));
      List<FieldChange> fields = changes(from, to);
      if (!fields.isEmpty()) {
        all.add(
            new ReleaseDifference(
                address, before.containsKey(address), after.containsKey(address), fields));
      }
    }
    return List.copyOf(all);
  }

  private static List<FieldChange> changes(Map<String, JsonNode> from, Map<String, JsonNode> to) {
    Set<String> names = new LinkedHashSet<>(from.keySet());
    names.addAll(to.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      Optional<JsonNode> before = Optional.ofNullable(from.get(name));
      Optional<JsonNode> after = Optional.ofNullable(to.get(name));
      if (!before.equals(after)) {
        changes.add(new FieldChange(name, before, after));
      }
    }
    return changes;
  }

  private static Map<String, Item> items(Release release) {
    Map<String, Item> items = new LinkedHashMap<>();
    release.items().forEach(item -> items.put(item.address(), item));
    return items;
  }

  private static Map<String, JsonNode> values(Item item, Map<String, String> held) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (item == null) {
      return values;
    }
    values.put("id", TextNode.valueOf(item.id()));
    item.fields().properties().forEach(member -> values.put(member.getKey(), member.getValue()));
    if (held != null) {
      held.forEach((name, hash) -> values.put(name, TextNode.valueOf(hash)));
    }
    item.version()
        .ifPresent(version -> values.put("publish", TextNode.valueOf("version " + version)));
    return values;
  }

  /** What each declared object holds beside its fields, by a name that a plan uses as well. */
  private static Map<String, Map<String, String>> held(Release release) {
    Map<String, Map<String, String>> held = new LinkedHashMap<>();
    for (DesiredResource one :
        DesiredJson.decode(release.desired(), sha256 -> Optional.empty()).resources()) {
      held.put(one.address().toString(), held(one));
    }
    return held;
  }

  private static Map<String, String> held(DesiredResource resource) {
    Map<String, String> held = new LinkedHashMap<>();
    if (resource instanceof DesiredKnowledge knowledge) {
      knowledge
          .documents()
          .forEach(
              document ->
                  held.put("documents/" + document.name(), brief(document.content().sha256())));
    } else if (resource instanceof DesiredDatabase database) {
      database.rows().ifPresent(rows -> held.put("rows/" + rows.file(), brief(rows.sha256())));
    } else if (resource instanceof DesiredWorkflow workflow) {
      workflow
          .definition()
          .ifPresent(
              definition ->
                  held.put(
                      "canvas/" + definition.file(),
                      brief(Fields.sha256(Json.line(Fields.canonical(definition.json()))))));
    }
    return held;
  }

  private static String brief(String sha256) {
    return "sha256 " + sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
