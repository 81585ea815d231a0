package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** The one enterprise, its members, and the organizations in it. */
final class Enterprises {
  /** The enterprise that every sandbox has. */
  static final String ID = "volcano_2100000001";

  private static final String PATH = "/v1/enterprises/{enterprise_id}";
  private static final Choices ROLES = Choices.of("EnterpriseRole");

  private final Hidden hidden;

  Enterprises(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", PATH + "/members", this::add),
        new Route("PUT", PATH + "/members/{user_id}", this::change),
        new Route("DELETE", PATH + "/members/{user_id}", this::remove),
        new Route("GET", PATH + "/organizations", this::organizations),
        new Route("POST", PATH + "/organizations", this::create));
  }

  private ObjectNode add(Transaction tx, Call call) {
    Fields one = members(call).objects("users", 1, 1).get(0);
    String role = one.choice("role", ROLES);
    of(tx).add(Members.requireUser(one), role, call.seconds());
    return Json.object();
  }

  private ObjectNode change(Transaction tx, Call call) {
    of(tx).change(call.path().get("user_id"), members(call).choice("role", ROLES));
    return Json.object();
  }

  private ObjectNode remove(Transaction tx, Call call) {
    members(call).id("receiver_user_id");
    of(tx).remove(call.path().get("user_id"));
    return Json.object();
  }

  private ObjectNode organizations(Transaction tx, Call call) {
    requireKnown(call);
    Page page = call.page("page_num", 20, 20);
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode organization : Organizations.all(tx, hidden)) {
      String id = organization.path("id").asText();
      ObjectNode row = Json.object().put("organization_id", id).put("organization_icon_url", "");
      row.put("organization_name", organization.path("name").asText());
      rows.add(row.put("is_default_organization", id.equals(Organizations.DEFAULT_ID)));
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = members(call);
    ObjectNode organization = Json.object().put("name", fields.text("name", 1, 100));
    organization.put("description", fields.optionalText("description", 0, 2_000).orElse(""));
    String admin = fields.id("super_admin_user_id");
    String id = tx.newId();
    tx.put(Kind.ORGANIZATION, id, organization.put("id", id));
    Organizations.members(tx, id).add(admin, Organizations.SUPER_ADMIN, call.seconds());
    ObjectNode answer = Json.object();
    answer.putObject("data").put("organization_id", id);
    return answer;
  }

  private static Fields members(Call call) {
    requireKnown(call);
    return call.fields();
  }

  private static void requireKnown(Call call) {
    String id = call.path().get("enterprise_id");
    if (!id.equals(ID)) {
      throw Refused.notFound("enterprise " + id);
    }
  }

  private static Members of(Transaction tx) {
    return Members.of(tx, "ENTERPRISE", ID);
  }
}
