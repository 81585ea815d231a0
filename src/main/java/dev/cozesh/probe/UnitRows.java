package dev.cozesh.probe;

import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Signal;
import java.util.List;

/** What a report says about a unit. */
final class UnitRows {
  private UnitRows() {}

  static UnitResult of(UnitDesk desk) {
    List<Observation> all = desk.evidence().observations();
    long asked = all.stream().filter(each -> each.question().isAboutUnit()).count();
    boolean good =
        all.stream()
            .filter(each -> each.question() == Question.KNOWN_GOOD)
            .anyMatch(each -> !desk.isUsual(each.features()));
    return new UnitResult(
        desk.evidence().unit(), (int) asked, desk.clusters().texts(), good, note(desk, all));
  }

  private static String note(UnitDesk desk, List<Observation> all) {
    boolean asksForSession =
        !desk.evidence().tokenIsDoubtful()
            && all.stream().anyMatch(each -> each.signal() == Signal.SESSION);
    if (asksForSession) {
      return "a self-hosted Studio answers so to what it does not route; --self-hosted asks its router";
    }
    return desk.clusters().steady() ? "" : "the same request does not always get the same answer";
  }
}
