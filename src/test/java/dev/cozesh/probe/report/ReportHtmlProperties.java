package dev.cozesh.probe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Unit;
import dev.cozesh.probe.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReportHtmlProperties {
  private static final List<String> PIECES =
      List.of(
          "</script>",
          "<script>",
          "</style>",
          "<!--",
          "-->",
          "]]>",
          "<![CDATA[",
          "&",
          "&amp;",
          "&#60;",
          "\"",
          "'",
          "`",
          "=",
          "<",
          ">",
          "/>",
          " onclick=x ",
          "javascript:x",
          "\u0000",
          "\u0008",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\u001b[2J",
          "\u007f",
          "\u0085",
          "\u202e",
          "\u2066",
          "\u200b",
          "\ufeff",
          "\u2028",
          "\ufffe",
          "\uffff",
          "\ud800",
          "\udfff",
          "\ud83d\ude00",
          "\udb40\udc41",
          "知识库",
          "é",
          "a",
          " ",
          "{}",
          "</td></tr></table>",
          "<?xml?>",
          "%00");

  @Property(tries = 300)
  void whateverIsSaidThePageKeepsItsElements(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String said = said(random);
    Template hostile = Template.read(page(said));
    Template plain = Template.read(page("said"));
    assertEquals(plain.elements, hostile.elements);
    hostile.attributes.remove("lang");
    plain.attributes.remove("lang");
    assertEquals(plain.attributes, hostile.attributes);
    assertTrue(Template.ELEMENTS.containsAll(hostile.elements), hostile.elements::toString);
    assertTrue(Template.ATTRIBUTES.containsAll(hostile.attributes), said);
    assertEquals(plain.links, hostile.links);
  }

  @Property(tries = 300)
  void whatIsSaidIsShownWithMarksForWhatNobodySees(@ForAll long seed) throws Exception {
    String said = said(new Random(seed));
    String text = Template.read(page(said)).text.toString();
    assertTrue(text.contains(HtmlText.line(said)), said);
    assertTrue(text.contains("\n\n" + HtmlText.block(said)), said);
    assertTrue(
        text.codePoints().allMatch(c -> c == '\n' || c == '\t' || !dev.cozesh.error.Unseen.is(c)),
        said);
  }

  private static String said(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 3_000 : 12); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append('x').toString();
  }

  private static String page(String said) throws Exception {
    StringBuilder page = new StringBuilder();
    ReportHtml.write(report(said), List.of(entry(said)), said, page);
    return page.toString();
  }

  private static ProbeReport report(String said) {
    return new ProbeReport(
        said,
        1,
        said,
        said,
        Instant.EPOCH,
        Duration.ofSeconds(1),
        1,
        List.of(finding(said)),
        List.of(
            new ClaimResult(new Claim(said, said, said, true), ClaimResult.Outcome.REFUTED, said)),
        List.of(new UnitResult(unit(said), 1, List.of(said), true, said)),
        List.of(said),
        Optional.of(new ProbeReport.Stop(ProbeReport.Stop.Kind.SERVER, said, said)));
  }

  private static Finding finding(String said) {
    return new Finding(
        new Attempt(
            "m" + said,
            "/" + said,
            Map.of(said, List.of(said)),
            Map.of(said, said),
            Optional.of(body(said)),
            Optional.empty(),
            new Attempt.Origin(said, true)),
        new Judgement(Verdict.ABSENT, said, List.of(1, 2), 1),
        Optional.of(sent(said)),
        404,
        4000,
        said,
        said,
        Optional.of(said),
        new Needs(List.of(said), true, List.of(said), true, said),
        Optional.of(right(said)),
        List.of(said));
  }

  private static RightAnswer right(String said) {
    return new RightAnswer(
        List.of(
            new RightAnswer.Suggestion(
                Catalog.bundled().endpoint("datasets.create"),
                said,
                said,
                List.of(said),
                said,
                said,
                false)),
        said,
        List.of(said));
  }

  private static Entry entry(String said) {
    Seen seen = Seen.answered(404, Map.of("x" + said, List.of(said)), said, Duration.ofMillis(1));
    Features features =
        new Features(
            Seen.Transport.ANSWERED,
            404,
            said,
            Features.Form.TEXT,
            Set.of(said),
            OptionalLong.of(1),
            said,
            Optional.of(said),
            Set.of(said),
            said,
            Optional.empty(),
            Duration.ofMillis(1));
    return new Entry(1, Question.CANDIDATE, said, Instant.EPOCH, sent(said), seen, features);
  }

  private static Unit unit(String said) {
    return new Unit(base(), said, said, Sent.Credential.TOKEN);
  }

  private static Sent sent(String said) {
    return new Sent(
        base(),
        said,
        "/" + said,
        Map.of(said, List.of(said)),
        Map.of(said, said),
        Optional.of(body(said)),
        Sent.Credential.TOKEN);
  }

  private static URI base() {
    return URI.create("https://api.coze.cn");
  }

  private static JsonNode body(String said) {
    return Json.object().put("said", said);
  }
}
