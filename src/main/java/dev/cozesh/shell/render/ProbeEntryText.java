package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** One request of a probe with its answer, as people read it. */
public final class ProbeEntryText {
  private static final int BODY = 4096;

  private final Ink ink;

  public ProbeEntryText(Ink ink) {
    this.ink = requireNonNull(ink, "ink");
  }

  /**
   * The lines, without a line break at the end.
   *
   * @param curl a line that sends the request again
   */
  public String of(Entry entry, String curl) {
    Sent sent = entry.sent();
    Seen seen = entry.seen();
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold(
            "#" + entry.id() + " " + clean(sent.operation()) + ", " + entry.question().word()));
    lines.add("  about " + clean(entry.route()) + ", sent " + entry.at());
    lines.add("> " + clean(sent.operation()) + query(sent));
    lines.add("> host: " + clean(String.valueOf(sent.base())));
    new TreeMap<>(sent.headers())
        .forEach((name, value) -> lines.add("> " + clean(name + ": " + value)));
    sent.body().ifPresent(body -> lines.add("> " + clean(body.toString())));
    lines.add("< " + answer(entry));
    seen.headers()
        .forEach(
            (name, values) -> lines.add("< " + clean(name + ": " + String.join(", ", values))));
    if (!seen.body().isEmpty()) {
      lines.add("< " + clean(Folded.cut(seen.body(), BODY)));
    }
    lines.add("compared: " + compared(entry.features()));
    lines.add(clean(curl));
    return String.join("\n", lines);
  }

  private static String query(Sent sent) {
    if (sent.query().isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    sent.query().forEach((name, values) -> values.forEach(value -> pairs.add(name + "=" + value)));
    return clean("?" + String.join("&", pairs));
  }

  private static String answer(Entry entry) {
    Seen seen = entry.seen();
    String took = " in " + seen.took().toMillis() + " ms";
    String how =
        seen.status() > 0
            ? String.valueOf(seen.status())
            : seen.how().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String logId = entry.features().logId();
    return how + took + (logId.isEmpty() ? "" : ", log id " + clean(logId));
  }

  private static String compared(Features features) {
    List<String> parts = new ArrayList<>();
    parts.add("status " + features.status());
    features.code().ifPresent(code -> parts.add("code " + code));
    parts.add(features.form().name().toLowerCase(Locale.ROOT));
    features.location().ifPresent(where -> parts.add("location " + clean(where)));
    if (!features.allow().isEmpty()) {
      parts.add("allow " + clean(String.join(", ", features.allow())));
    }
    if (!features.template().isEmpty()) {
      parts.add('"' + clean(features.template()) + '"');
    }
    return String.join(", ", parts);
  }

  private static String clean(String text) {
    return ProbeText.clean(text);
  }
}
