package dev.cozesh.shell.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A call as lines for people. */
final class MadeText {
  /** Lines of an answer that are shown unless told. */
  static final int SCREENFUL = 20;

  private static final int WIDEST = 160;

  private final MadeCall call;
  private final int lines;

  MadeText(MadeCall call, int lines) {
    this.call = call;
    this.lines = lines;
  }

  String text() {
    StringJoiner text = new StringJoiner("\n");
    text.add(head());
    body(text);
    return text.toString();
  }

  /** What was asked and what came of it, without the answer's body. */
  String head() {
    StringJoiner text = new StringJoiner("\n");
    text.add(headline());
    part(text, "query    ", call.asked().rawQuery());
    part(text, "request  ", request());
    part(text, "refused  ", refusal());
    part(text, "failed   ", failure());
    part(text, "events   ", events());
    part(text, "bytes    ", download());
    return text.toString();
  }

  private String headline() {
    StringJoiner line = new StringJoiner(", ");
    String status = call.getStatus() == 0 ? noAnswer() : String.valueOf(call.getStatus());
    String replayed = call.isReplayed() ? " (replayed)" : "";
    line.add(call.getMethod() + " " + call.getPath() + " → " + status + replayed);
    line.add(call.getMs() + " ms");
    if (call.getRetries() > 0) {
      line.add(call.getAttempts() + " attempts");
    }
    if (!call.getLogid().isEmpty()) {
      line.add("log id " + call.getLogid());
    }
    if (call.getBytes() > 0) {
      line.add(call.getBytes() + " bytes");
    }
    return line.toString();
  }

  private String noAnswer() {
    return call.getFailure() == null ? "no answer yet" : "no answer";
  }

  private String request() {
    return call.asked().isUpload() ? "a form with a file" : call.getRequest();
  }

  private String refusal() {
    if (!call.isRefused()) {
      return "";
    }
    String code = call.getCode() == null ? "no code" : "code " + call.getCode();
    String words = call.getMessage().isEmpty() ? "" : ", Coze says \"" + call.getMessage() + '"';
    return code + words + "; /why explains it";
  }

  private String failure() {
    return call.getFailure() == null || call.isRefused() ? "" : call.getFailure();
  }

  private String events() {
    String type = call.getHeaders().getOrDefault("Content-Type", "");
    if (call.getStatus() == Streams.SWITCHED) {
      return "those of a WebSocket are not kept";
    }
    if (call.getEvents() == 0 && !type.startsWith("text/event-stream")) {
      return "";
    }
    return call.getEvents() + (call.isEnded() ? ", to the end" : openEnd());
  }

  private String openEnd() {
    return call.outcome().course() == Outcome.Course.STREAMS
        ? ", the end has not come"
        : ", then it broke off";
  }

  private String download() {
    String type = call.getHeaders().getOrDefault("Content-Type", "");
    boolean isText = type.isEmpty() || type.startsWith("text/") || type.contains("json");
    return isText || !call.getText().isEmpty() ? "" : type + ", which is not kept";
  }

  private static void part(StringJoiner text, String label, String words) {
    if (!words.isEmpty()) {
      text.add("  " + label + cut(words.replace("\n", "\\n")));
    }
  }

  private void body(StringJoiner text) {
    Optional<JsonNode> json = call.outcome().body().json();
    String body = json.map(Json::pretty).orElse(call.getText());
    List<String> all = body.strip().lines().toList();
    all.stream().limit(lines).map(MadeText::cut).forEach(text::add);
    if (all.size() > lines) {
      text.add(
          "… "
              + (all.size() - lines)
              + " of "
              + all.size()
              + " lines more: "
              + (json.isPresent() ? "`" + call.name() + ".json` is all of it, " : "")
              + "`println "
              + call.name()
              + ".text` prints it");
    }
    if (!call.isWhole()) {
      text.add("… only the first " + (Kept.MOST >> 10) + " K characters of the answer were kept");
    }
  }

  private static String cut(String line) {
    if (line.codePointCount(0, line.length()) <= WIDEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }
}
