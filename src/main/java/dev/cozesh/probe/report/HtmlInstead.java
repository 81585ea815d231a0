package dev.cozesh.probe.report;

import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.catalog.RightAnswer.Suggestion;
import dev.cozesh.probe.evidence.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to call: briefly in a finding's row, in full below it. */
final class HtmlInstead {
  private static final int MOST_SUGGESTIONS = 5;
  private static final List<String> OFFICIAL = List.of("coze.cn", "coze.com");

  private final HtmlMarkup html;

  HtmlInstead(HtmlMarkup html) {
    this.html = html;
  }

  /** The best answer in two lines. */
  void brief(Finding finding) throws IOException {
    Optional<RightAnswer> right = finding.right();
    if (right.isEmpty()) {
      asWritten(finding);
      return;
    }
    List<Suggestion> suggestions = right.get().suggestions();
    boolean isSure = suggestions.stream().anyMatch(Suggestion::sure);
    if (!right.get().nothing().isEmpty() && !isSure) {
      html.leaf("span", "no public endpoint");
      html.leaf("span", "open the row for the ways there are", "class", "needs");
      return;
    }
    if (suggestions.isEmpty()) {
      html.leaf("span", "nothing comes near");
      return;
    }
    Suggestion best = suggestions.get(0);
    if (!best.sure()) {
      html.leaf("span", "perhaps ", "class", "quiet");
    }
    html.leaf("code", best.endpoint().operation(), "class", "path");
    html.open("span", "class", "needs");
    html.text(best.required().isEmpty() ? "" : "needs " + String.join(", ", best.required()));
    html.close();
  }

  private void asWritten(Finding finding) throws IOException {
    if (!finding.judgement().verdict().exists()) {
      html.leaf("span", "–", "class", "quiet");
      return;
    }
    html.leaf("span", "as written");
    if (!finding.needs().names().isEmpty()) {
      html.leaf("span", "needs " + String.join(", ", finding.needs().names()), "class", "needs");
    }
  }

  /** All of it; nothing when there is nothing to say. */
  void whole(Finding finding) throws IOException {
    if (finding.right().isEmpty()) {
      return;
    }
    RightAnswer right = finding.right().get();
    html.open("div", "class", "right").leaf("h3", "What to call instead");
    if (!right.nothing().isEmpty()) {
      html.leaf("p", right.nothing());
    }
    if (!right.ways().isEmpty()) {
      html.open("ul");
      for (String way : right.ways()) {
        html.leaf("li", way);
      }
      html.close();
    }
    if (!right.suggestions().isEmpty()) {
      html.open("ol", "class", "suggestions");
      for (Suggestion each : right.suggestions().stream().limit(MOST_SUGGESTIONS).toList()) {
        suggestion(each);
      }
      html.close();
    }
    html.close();
  }

  private void suggestion(Suggestion each) throws IOException {
    html.open("li").leaf("code", each.endpoint().operation(), "class", "path");
    html.open("p").text(each.why() + "; says the " + each.source() + ". ");
    if (!each.required().isEmpty()) {
      html.text("Needs ").leaf("b", String.join(", ", each.required())).text(". ");
    }
    if (!each.permission().isEmpty()) {
      html.text("Permission ").leaf("b", each.permission()).text(". ");
    }
    html.close();
    if (!each.dsl().isEmpty()) {
      html.open("div", "class", "copy").open("pre").open("code").whole(each.dsl());
      html.close().close().close();
    }
    Optional<String> docs = each.endpoint().provenance().docs();
    if (docs.isPresent()) {
      page(docs.get());
    }
    html.close();
  }

  private void page(String docs) throws IOException {
    html.open("p", "class", "docs");
    if (isOfficial(docs)) {
      html.leaf("a", docs, "href", docs, "rel", "noreferrer noopener");
    } else {
      html.text(docs);
    }
    html.close();
  }

  private static boolean isOfficial(String docs) {
    try {
      URI page = new URI(docs);
      String host = page.getHost() == null ? "" : page.getHost().toLowerCase(Locale.ROOT);
      return "https".equals(page.getScheme())
          && page.getUserInfo() == null
          && docs.length() <= HtmlText.LINE
          && OFFICIAL.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
