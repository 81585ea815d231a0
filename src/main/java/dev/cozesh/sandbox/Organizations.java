package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** Organizations and who is in them; the default one is always there. */
final class Organizations {
  static final String DEFAULT_ID = "7380000000000000010";
  static final String SUPER_ADMIN = "organization_super_admin";

  private static final String PATH = "/v1/organizations/{organization_id}";
  private static final String MEMBER = PATH + "/members/{user_id}";
  private static final String GUEST = "organization_guest";
  private static final Choices ROLES = Choices.of("OrganizationRole");
  private static final Choices ROLES_TO_CHANGE_TO =
      Choices.among(SUPER_ADMIN, "organization_admin", "organization_member");

  List<Route> routes() {
    return List.of(
        new Route("PUT", PATH, this::update),
        new Route("GET", PATH + "/members", this::list),
        new Route("POST", PATH + "/members", this::add),
        new Route("PUT", MEMBER, this::change),
        new Route("DELETE", MEMBER, this::remove));
  }

  static ObjectNode existing(Transaction tx, String id) {
    return id.equals(DEFAULT_ID)
        ? tx.find(Kind.ORGANIZATION, id).orElseGet(Organizations::untouched)
        : tx.existing(Kind.ORGANIZATION, id);
  }

  static List<ObjectNode> all(Transaction tx, Hidden hidden) {
    List<ObjectNode> all = new ArrayList<>(hidden.visible(tx, Kind.ORGANIZATION));
    if (tx.find(Kind.ORGANIZATION, DEFAULT_ID).isEmpty()) {
      all.add(0, untouched());
    }
    return all;
  }

  static Members members(Transaction tx, String id) {
    return Members.of(tx, Kind.ORGANIZATION.name(), id);
  }

  private static ObjectNode untouched() {
    return Json.object().put("id", DEFAULT_ID).put("name", "默认组织").put("description", "");
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode changed = organization(tx, call).deepCopy();
    Fields fields = call.fields();
    fields.requireAny("name", "description");
    fields.optionalText("name", 1, 100).ifPresent(text -> changed.put("name", text));
    fields
        .optionalText("description", 0, 2_000)
        .ifPresent(text -> changed.put("description", text));
    tx.put(Kind.ORGANIZATION, changed.path("id").asText(), changed);
    return Json.object();
  }

  private ObjectNode list(Transaction tx, Call call) {
    String id = organization(tx, call).path("id").asText();
    Page page = call.page("page_num", 20, 50);
    List<ObjectNode> rows = members(tx, id).all().stream().map(Organizations::row).toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode add(Transaction tx, Call call) {
    Members members = members(tx, organization(tx, call).path("id").asText());
    for (Fields person : call.fields().objects("organization_people", 1, 20)) {
      String role = person.choice("organization_role_type", ROLES);
      members.add(Members.requireUser(person), role, call.seconds());
    }
    return Json.object();
  }

  private ObjectNode change(Transaction tx, Call call) {
    Members members = members(tx, organization(tx, call).path("id").asText());
    String role = call.fields().choice("organization_role_type", ROLES_TO_CHANGE_TO);
    members.change(call.path().get("user_id"), role);
    return Json.object();
  }

  private ObjectNode remove(Transaction tx, Call call) {
    Members members = members(tx, organization(tx, call).path("id").asText());
    String user = call.path().get("user_id");
    members.existing(user);
    call.fields().id("receiver_user_id");
    if (members.having(SUPER_ADMIN).equals(List.of(user))) {
      throw new Refused(
          200, 777074044, "The last super administrator of an organization cannot be removed.");
    }
    members.remove(user);
    return Json.object();
  }

  private static ObjectNode organization(Transaction tx, Call call) {
    return existing(tx, call.path().get("organization_id"));
  }

  private static ObjectNode row(ObjectNode member) {
    String user = member.path("user_id").asText();
    String role = member.path("role").asText();
    ObjectNode row = Json.object().put("user_id", user).put("is_valid", true);
    row.put("avatar_url", "").put("created_at", member.path("created_at").asLong());
    row.put("people_type", role.equals(GUEST) ? "guest" : "employee");
    row.put("user_nickname", Workspaces.nickname(user));
    row.put("user_unique_name", Workspaces.userName(user));
    return row.put("organization_role_type", role);
  }
}
