package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Sent;
import java.io.IOException;
import java.util.Locale;

/** Every request of the run with its answer, each once: findings refer to them by number. */
final class HtmlExchanges {
  private final HtmlMarkup html;

  HtmlExchanges(HtmlMarkup html) {
    this.html = html;
  }

  void write(Iterable<Entry> entries) throws IOException {
    html.open("section", "id", "exchanges").leaf("h2", "Exchanges").line();
    html.open("p");
    html.text("Each request of this run, in the order of sending, with the answer as it came. ");
    html.text("The numbers are those of the ledger.").close().line();
    for (Entry entry : entries) {
      exchange(entry);
    }
    html.close().line();
  }

  /** The request as a command that can be copied. */
  void curl(Sent sent) throws IOException {
    String line = Curl.of(sent);
    String style = line.length() > HtmlText.WHOLE ? "cut" : "copy";
    html.open("div", "class", style).open("pre", "class", "curl").open("code");
    html.whole(line).close().close().close();
  }

  private void exchange(Entry entry) throws IOException {
    html.open("details", "class", "exchange", "id", "x" + entry.id());
    summary(entry);
    html.open("div", "class", "wire");
    html.open("p", "class", "meta").text(HtmlWords.time(entry.at()) + ", took ");
    html.text(HtmlWords.took(entry.seen().took()) + ". Compared as ");
    html.text(compared(entry.features()) + ".").close();
    html.open("div", "class", "pair").open("div").leaf("h4", "Request");
    curl(entry.sent());
    html.close().open("div").leaf("h4", "Answer");
    html.open("pre", "class", "seen", "lang", HtmlText.language(entry.seen().body())).open("code");
    html.block(head(entry.seen())).raw("\n\n").block(entry.seen().body());
    html.close().close().close().close().close().close().line();
  }

  private void summary(Entry entry) throws IOException {
    html.open("summary").leaf("span", "" + entry.id(), "class", "id").text(" ");
    html.leaf("span", entry.question().word(), "class", "question").text(" ");
    html.leaf("code", entry.sent().operation(), "class", "path").text(" ");
    html.leaf("span", brief(entry), "class", "brief").text(" ");
    html.leaf("code", entry.features().logId(), "class", "log").close();
  }

  private static String brief(Entry entry) {
    Features features = entry.features();
    if (features.how() != Transport.ANSWERED) {
      return transport(features.how());
    }
    String code = features.code().isPresent() ? ", code " + features.code().getAsLong() : "";
    return features.status() + code;
  }

  private static String compared(Features features) {
    if (features.how() != Transport.ANSWERED) {
      return transport(features.how());
    }
    StringBuilder text = new StringBuilder("HTTP ").append(features.status());
    if (!features.mediaType().isEmpty()) {
      text.append(", ").append(features.mediaType());
    }
    if (!features.shape().isEmpty()) {
      text.append(", {").append(String.join(", ", features.shape())).append('}');
    }
    features.code().ifPresent(code -> text.append(", code ").append(code));
    features.location().ifPresent(to -> text.append(", to ").append(to));
    if (!features.allow().isEmpty()) {
      text.append(", allows ").append(String.join(", ", features.allow()));
    }
    return text.append(", “").append(features.template()).append('”').toString();
  }

  private static String transport(Transport how) {
    return switch (how) {
      case ANSWERED -> "answered";
      case RESET -> "connection reset";
      case TIMED_OUT -> "timed out";
      case UNREACHABLE -> "no connection";
    };
  }

  private static String head(Seen seen) {
    if (seen.how() != Transport.ANSWERED) {
      return "(" + transport(seen.how()) + ")";
    }
    StringBuilder text = new StringBuilder("HTTP ").append(seen.status());
    seen.headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        text.append('\n')
                            .append(name.toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(HtmlText.line(value))));
    return text.toString();
  }
}
