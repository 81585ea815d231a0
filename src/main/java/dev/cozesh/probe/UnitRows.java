package dev.cozesh.probe;

import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
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
        desk.evidence().unit(),
        (int) asked,
        desk.clusters().texts(),
        good,
        desk.clusters().steady() ? "" : "the same request does not always get the same answer");
  }
}
