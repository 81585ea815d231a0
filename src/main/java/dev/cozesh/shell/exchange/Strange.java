package dev.cozesh.shell.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A request that a recording has no answer to, and the recorded one that comes nearest. */
final class Strange {
  private static final int LONGEST = 80;

  private final TapedRequest asked;
  private final Cassette cassette;

  Strange(TapedRequest asked, Cassette cassette) {
    this.asked = asked;
    this.cassette = cassette;
  }

  CozeUsageException failure() {
    return new CozeUsageException(
        asked.operation() + " is not in the recording " + cassette.file() + "; nothing was sent",
        why(),
        "`/replay off` goes back to the server; `/record FILE` makes a new recording");
  }

  private String why() {
    List<TapedRequest> all = cassette.entries().stream().map(Cassette.Entry::request).toList();
    if (all.isEmpty()) {
      return "it holds no call";
    }
    Optional<TapedRequest> same =
        all.stream().filter(each -> each.operation().equals(asked.operation())).findFirst();
    String held = "it holds " + all.size() + (all.size() == 1 ? " call" : " calls");
    if (same.isPresent()) {
      return held + "; the nearest is the same path with " + difference(same.get());
    }
    List<String> operations = all.stream().map(TapedRequest::operation).toList();
    return held + "; the nearest is " + Nearest.all(asked.operation(), operations, 1).get(0);
  }

  private String difference(TapedRequest recorded) {
    if (!asked.query().equals(recorded.query())) {
      Optional<String> query = differentQuery(recorded);
      if (query.isPresent()) {
        return query.get();
      }
    }
    if (!asked.sha256().equals(recorded.sha256())) {
      return "another file: " + recorded.bytes() + " bytes there, " + asked.bytes() + " here";
    }
    return differs(
        "",
        recorded.bodyJson().orElse(MissingNode.getInstance()),
        asked.bodyJson().orElse(MissingNode.getInstance()));
  }

  private Optional<String> differentQuery(TapedRequest recorded) {
    List<String> there = new ArrayList<>(Arrays.asList(recorded.query().split("&")));
    List<String> here = new ArrayList<>(Arrays.asList(asked.query().split("&")));
    List<String> both = List.copyOf(there);
    there.removeAll(here);
    here.removeAll(both);
    if (there.isEmpty() && here.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "another query: "
            + shown(String.join("&", there))
            + " there, "
            + shown(String.join("&", here))
            + " here");
  }

  private static String differs(String pointer, JsonNode there, JsonNode here) {
    if (there.isObject() && here.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      there.fieldNames().forEachRemaining(names::add);
      here.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!there.path(name).equals(here.path(name))) {
          return differs(pointer + "/" + name, there.path(name), here.path(name));
        }
      }
    }
    String where = pointer.isEmpty() ? "another body" : "another body: " + pointer;
    return where + " is " + shown(there) + " there, " + shown(here) + " here";
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : shown(node.toString());
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
