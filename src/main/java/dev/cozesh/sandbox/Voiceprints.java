package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Groups of voiceprints. A recording is recognized when it is the same to the byte; what else it is
 * like is made up of its content, so that the same question has the same answer.
 */
final class Voiceprints {
  private static final String GROUPS = "/v1/audio/voiceprint_groups";
  private static final String GROUP = GROUPS + "/{group_id}";
  private static final String FEATURES = GROUP + "/features";
  private static final String FEATURE = FEATURES + "/{feature_id}";
  private static final long MOST_BYTES = 4L << 20;
  private static final int MOST_IN_A_GROUP = 10;

  private final Hidden hidden;

  Voiceprints(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", GROUPS, this::groups),
        new Route("POST", GROUPS, this::createGroup),
        new Route("PUT", GROUP, this::updateGroup),
        new Route("DELETE", GROUP, this::deleteGroup),
        new Route("GET", FEATURES, this::features),
        new Route("POST", FEATURES, this::createFeature),
        new Route("PUT", FEATURE, this::updateFeature),
        new Route("DELETE", FEATURE, this::deleteFeature),
        new Route("POST", GROUP + "/speaker_identify", this::identify).fixture());
  }

  private ObjectNode groups(Transaction tx, Call call) {
    Page page = call.page("page_num", 10, 200);
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode group : hidden.visible(tx, Kind.VOICEPRINT_GROUP)) {
      boolean wanted =
          group.path("name").asText().contains(call.queryText("name").orElse(""))
              && call.queryText("group_id").map(group.path("id").asText()::equals).orElse(true)
              && call.queryText("user_id").map(Workspaces.USER_ID::equals).orElse(true);
      if (wanted) {
        ObjectNode row = owned(group);
        rows.add(row.put("feature_count", features(tx, group.path("id").asText()).size()));
      }
    }
    return listed(rows, page);
  }

  private ObjectNode createGroup(Transaction tx, Call call) {
    Fields fields = call.fields();
    ObjectNode group = Json.object().put("name", fields.text("name", 1, 20));
    group.put("desc", fields.optionalText("desc", 0, 500).orElse(""));
    return keep(tx, call, Kind.VOICEPRINT_GROUP, group);
  }

  private ObjectNode updateGroup(Transaction tx, Call call) {
    ObjectNode group = group(tx, call).deepCopy();
    call.fields().requireAny("name", "desc");
    rename(group, call);
    tx.put(Kind.VOICEPRINT_GROUP, group.path("id").asText(), group);
    return Json.object();
  }

  private ObjectNode deleteGroup(Transaction tx, Call call) {
    String id = group(tx, call).path("id").asText();
    features(tx, id).forEach(one -> tx.remove(Kind.VOICEPRINT, one.path("id").asText()));
    tx.remove(Kind.VOICEPRINT_GROUP, id);
    return Json.object();
  }

  private ObjectNode features(Transaction tx, Call call) {
    String id = group(tx, call).path("id").asText();
    Page page = call.page("page_num", 10, 200);
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode feature : features(tx, id)) {
      rows.add(owned(feature.deepCopy().without("fingerprint")).put("audio_url", ""));
    }
    return listed(rows, page);
  }

  private ObjectNode createFeature(Transaction tx, Call call) {
    String group = group(tx, call).path("id").asText();
    UploadedFile recording = call.upload(MOST_BYTES);
    if (features(tx, group).size() >= MOST_IN_A_GROUP) {
      throw Refused.parameter("group_id: a group has at most " + MOST_IN_A_GROUP + " voiceprints");
    }
    Fields fields = call.fields();
    ObjectNode feature = Json.object().put("name", fields.text("name", 1, 20));
    feature.put("desc", fields.optionalText("desc", 0, 500).orElse(""));
    feature.put("group_id", group).put("fingerprint", recording.fingerprint());
    return keep(tx, call, Kind.VOICEPRINT, feature);
  }

  private ObjectNode updateFeature(Transaction tx, Call call) {
    ObjectNode feature = feature(tx, call).deepCopy();
    if (call.uploads().isEmpty()) {
      call.fields().requireAny("name", "desc", "file");
    }
    rename(feature, call);
    if (!call.uploads().isEmpty()) {
      feature.put("fingerprint", call.upload(MOST_BYTES).fingerprint());
    }
    tx.put(Kind.VOICEPRINT, feature.path("id").asText(), feature);
    return Json.object();
  }

  private ObjectNode deleteFeature(Transaction tx, Call call) {
    tx.remove(Kind.VOICEPRINT, feature(tx, call).path("id").asText());
    return Json.object();
  }

  private ObjectNode identify(Transaction tx, Call call) {
    String group = group(tx, call).path("id").asText();
    long print = call.upload(MOST_BYTES).fingerprint();
    long most = call.fields().wholeNumber("top_k").orElse(10L);
    if (most < 1) {
      throw Refused.parameter("top_k must be 1 or more");
    }
    List<ObjectNode> scores = new ArrayList<>();
    for (ObjectNode feature : features(tx, group)) {
      ObjectNode score = Json.object().put("feature_id", feature.path("id").asText());
      score.put("feature_name", feature.path("name").asText());
      score.put("feature_desc", feature.path("desc").asText());
      scores.add(score.put("score", likeness(print, feature.path("fingerprint").asLong())));
    }
    Comparator<ObjectNode> byScore = Comparator.comparing(row -> row.path("score").asDouble());
    scores.sort(Collections.reverseOrder(byScore));
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .set("feature_score_list", Page.array(scores.stream().limit(most).toList()));
    return answer;
  }

  private static double likeness(long one, long other) {
    return one == other ? 100 : Math.floorMod(one ^ other, 40);
  }

  private static ObjectNode keep(Transaction tx, Call call, Kind kind, ObjectNode object) {
    String id = tx.newId();
    object.put("id", id).put("created_at", call.seconds()).put("updated_at", call.seconds());
    tx.put(kind, id, object);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("id", id);
    return answer;
  }

  private static void rename(ObjectNode object, Call call) {
    Fields fields = call.fields();
    fields.optionalText("name", 1, 20).ifPresent(text -> object.put("name", text));
    fields.optionalText("desc", 0, 500).ifPresent(text -> object.put("desc", text));
    object.put("updated_at", call.seconds());
  }

  private static ObjectNode group(Transaction tx, Call call) {
    return tx.existing(Kind.VOICEPRINT_GROUP, call.path().get("group_id"));
  }

  private static ObjectNode feature(Transaction tx, Call call) {
    String group = group(tx, call).path("id").asText();
    ObjectNode feature = tx.existing(Kind.VOICEPRINT, call.path().get("feature_id"));
    if (!feature.path("group_id").asText().equals(group)) {
      throw Refused.notFound("voiceprint " + feature.path("id").asText());
    }
    return feature;
  }

  private List<ObjectNode> features(Transaction tx, String group) {
    return hidden.visible(tx, Kind.VOICEPRINT).stream()
        .filter(feature -> feature.path("group_id").asText().equals(group))
        .toList();
  }

  private static ObjectNode owned(ObjectNode object) {
    ObjectNode row = object.deepCopy().put("icon_url", "");
    row.putObject("user_info")
        .put("id", Workspaces.USER_ID)
        .put("name", Workspaces.USER_NAME)
        .put("nickname", Workspaces.nickname(Workspaces.USER_ID))
        .put("avatar_url", "");
    return row;
  }

  private static ObjectNode listed(List<ObjectNode> rows, Page page) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", rows.size());
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }
}
