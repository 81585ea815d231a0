package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids that belong to other targets, which have no business in what is sent to this one. What this
 * target has of its own is never among them: sandboxes number alike. Thread-safe.
 */
final class ForeignIds {
  /** Coze's ids have 19 digits; what is shorter than ten may be any number. */
  private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{10,}(?![0-9])");

  private final Map<String, Owned> owners = new ConcurrentHashMap<>();

  /** Of no other target. */
  ForeignIds() {}

  /**
   * One id and whose it is.
   *
   * @param address of the object; absent for the workspace itself
   */
  record Owned(String id, Optional<Address> address, Target target) {
    /** For people: {@code 739… (bot.WeHan of dev)}. */
    String title() {
      return id + " (" + whose() + ")";
    }

    /** Without the id: {@code bot.WeHan of dev}. */
    String whose() {
      return address.map(Address::toString).orElse("the workspace") + " of " + target.title();
    }
  }

  /**
   * Everything that is known of the other targets.
   *
   * @param here the target of the run, with what journals know
   */
  static ForeignIds of(StateBackend backend, TargetState here) {
    ForeignIds foreign = new ForeignIds();
    for (Target target : backend.targets()) {
      if (!target.isPlaceOf(here.target())) {
        foreign.add(backend.replay(target).onto(backend.load(target)));
      }
    }
    foreign.ownAll(here);
    return foreign;
  }

  /**
   * Everything that is known of the other environments; of what was applied without one, nobody can
   * tell before the workspace is asked for.
   *
   * @param environment the one of the run
   */
  static ForeignIds of(StateBackend backend, String environment) {
    ForeignIds foreign = new ForeignIds();
    List<TargetState> all =
        backend.targets().stream()
            .filter(target -> target.environment().isPresent())
            .map(target -> backend.replay(target).onto(backend.load(target)))
            .toList();
    all.stream().filter(state -> !isOf(state, environment)).forEach(foreign::add);
    all.stream().filter(state -> isOf(state, environment)).forEach(foreign::ownAll);
    return foreign;
  }

  private static boolean isOf(TargetState state, String environment) {
    return state.target().environment().equals(Optional.of(environment));
  }

  private void ownAll(TargetState here) {
    own(here.target().workspaceId());
    here.resources().values().forEach(one -> own(Json.tree(one)));
  }

  private void add(TargetState state) {
    Target target = state.target();
    put(new Owned(target.workspaceId(), Optional.empty(), target));
    state.resources().forEach((address, one) -> add(Json.tree(one), address, target));
  }

  /** Whatever is an id in what is recorded: the object's own, those of its documents. */
  private void add(JsonNode node, Address address, Target target) {
    if (node.isTextual() && ID.matcher(node.textValue()).matches()) {
      put(new Owned(node.textValue(), Optional.of(address), target));
    }
    node.forEach(child -> add(child, address, target));
  }

  private void put(Owned owned) {
    if (ID.matcher(owned.id()).matches()) {
      owners.putIfAbsent(owned.id(), owned);
    }
  }

  /** The id is one of this target. */
  void own(String id) {
    owners.remove(id);
  }

  private void own(JsonNode node) {
    if (node.isTextual()) {
      own(node.textValue());
    }
    node.forEach(this::own);
  }

  /**
   * Takes in an answer of this target to a question that names none of its objects: the rows of a
   * list, the result of a create. What is an id there is one of this target.
   */
  void heard(String body) {
    if (in(body).isPresent()) {
      heard(Json.parse(body, "an answer"), "");
    }
  }

  private void heard(JsonNode node, String member) {
    boolean names = member.equals("id") || member.endsWith("_id") || member.equals("version");
    if (node.isTextual() && names) {
      own(node.textValue());
    }
    node.properties().forEach(entry -> heard(entry.getValue(), entry.getKey()));
    if (node.isArray()) {
      node.forEach(row -> heard(row, ""));
    }
  }

  /** The first id of another target in a text. */
  Optional<Owned> in(String text) {
    if (owners.isEmpty()) {
      return Optional.empty();
    }
    for (Matcher found = ID.matcher(text); found.find(); ) {
      Owned owned = owners.get(found.group());
      if (owned != null) {
        return Optional.of(owned);
      }
    }
    return Optional.empty();
  }

  /** All of them in a text, each once. */
  Map<String, Owned> allIn(String text) {
    Map<String, Owned> all = new TreeMap<>();
    for (Matcher found = ID.matcher(text); found.find(); ) {
      Owned owned = owners.get(found.group());
      if (owned != null) {
        all.put(owned.id(), owned);
      }
    }
    return all;
  }
}
