package dev.cozesh.probe.report;

import dev.cozesh.probe.verdict.Verdict;
import java.io.IOException;
import java.util.List;

/** What the words of the page mean, and what they do not. */
final class HtmlGuide {
  private static final List<String> RULES =
      List.of(
          "Nothing is said about whole versions, prefixes or products: each verdict is about one"
              + " method at one path of one server, with this credential, on this day.",
          "A claim is confirmed when it was seen, refuted when its contrary was seen, and undecided"
              + " otherwise.",
          "Messages are shown with markers: {METHOD} and {PATH} stand for what the request itself"
              + " had there, so that answers can be compared.",
          "Characters that nobody would see are shown by their number, as U+202E.",
          "The log id of an answer lets the operator of the server find the very request.",
          "The report says what is routed and what is not, and nothing about security.");

  private final HtmlMarkup html;

  HtmlGuide(HtmlMarkup html) {
    this.html = html;
  }

  void write() throws IOException {
    html.open("section", "id", "reading").leaf("h2", "How to read this").line();
    html.open("dl", "class", "guide").line();
    for (Verdict verdict : Verdict.values()) {
      html.open("div").open("dt");
      html.leaf("span", verdict.word(), "class", "verdict " + HtmlWords.key(verdict)).close();
      html.open("dd").text(HtmlWords.meaning(verdict) + " ");
      html.leaf("em", HtmlWords.caution(verdict)).close().close().line();
    }
    html.close().line();
    html.open("ul", "class", "rules").line();
    for (String rule : RULES) {
      html.leaf("li", rule).line();
    }
    html.close().close().line();
  }
}
