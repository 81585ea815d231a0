package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who belongs to a workspace, an organization, an enterprise, a bot or an app, and as what. */
final class Members {
  private final Transaction tx;
  private final String group;

  private Members(Transaction tx, String group) {
    this.tx = tx;
    this.group = group;
  }

  /**
   * @param kind what kind of group it is, so that a bot and an app of one id stay apart
   */
  static Members of(Transaction tx, String kind, String id) {
    return new Members(tx, kind + " " + id);
  }

  /** Users are not kept: whatever can be the id of one is one. */
  static boolean isUser(String id) {
    return id.matches("\\d{1,19}");
  }

  static String requireUser(Fields fields) {
    String user = fields.id("user_id");
    if (!isUser(user)) {
      throw Refused.notFound("user " + user);
    }
    return user;
  }

  Optional<ObjectNode> find(String user) {
    return tx.find(Kind.MEMBER, key(user));
  }

  ObjectNode existing(String user) {
    return find(user).orElseThrow(() -> Refused.notFound("member " + user));
  }

  /** In the order of joining. */
  List<ObjectNode> all() {
    List<ObjectNode> members = new ArrayList<>();
    for (ObjectNode member : tx.all(Kind.MEMBER)) {
      if (member.path("group").asText().equals(group)) {
        members.add(member);
      }
    }
    return members;
  }

  /** Users with that role. */
  List<String> having(String role) {
    return all().stream()
        .filter(member -> member.path("role").asText().equals(role))
        .map(member -> member.path("user_id").asText())
        .toList();
  }

  /** Adds a user; refused with 4201 when it is there already. */
  void add(String user, String role, long seconds) {
    if (find(user).isPresent()) {
      throw new Refused(200, 4201, "The user " + user + " is a member already.");
    }
    put(user, role, seconds);
  }

  void change(String user, String role) {
    put(user, role, existing(user).path("created_at").asLong());
  }

  void remove(String user) {
    existing(user);
    tx.remove(Kind.MEMBER, key(user));
  }

  private void put(String user, String role, long seconds) {
    ObjectNode member = Json.object().put("group", group).put("user_id", user).put("role", role);
    tx.put(Kind.MEMBER, key(user), member.put("created_at", seconds));
  }

  private String key(String user) {
    return group + "/" + user;
  }
}
