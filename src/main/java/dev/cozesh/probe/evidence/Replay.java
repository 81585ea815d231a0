package dev.cozesh.probe.evidence;

import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares an answer of a ledger with the one that the same request gets now. */
public final class Replay {
  private Replay() {}

  /**
   * Compares two answers by what verdicts rest on; time and log id do not count.
   *
   * @param old the exchange of the ledger
   * @param now the same request, sent once more and masked alike
   * @return how they compare
   */
  public static ReplayResult compare(Entry old, Entry now) {
    Features before = old.features();
    Features after = now.features();
    if (!Signal.of(after).teaches()) {
      return new ReplayResult(
          ReplayResult.Outcome.ERROR,
          "nothing was learnt: " + text(after) + "; then it was " + text(before));
    }
    List<String> differences = differences(before, after);
    if (differences.isEmpty()) {
      return new ReplayResult(ReplayResult.Outcome.SAME, "as then: " + text(after));
    }
    boolean fixed = !isSuccess(before) && isSuccess(after);
    return new ReplayResult(
        fixed ? ReplayResult.Outcome.FIXED : ReplayResult.Outcome.CHANGED,
        String.join("; ", differences));
  }

  private static boolean isSuccess(Features features) {
    return features.how() == Transport.ANSWERED
        && features.status() / 100 == 2
        && features.code().orElse(0) == 0
        && features.form() != Features.Form.HTML;
  }

  private static List<String> differences(Features old, Features now) {
    if (old.how() != now.how()) {
      return List.of(text(old) + " became " + text(now));
    }
    List<String> found = new ArrayList<>();
    difference(found, "HTTP status", old.status(), now.status());
    difference(found, "code", code(old), code(now));
    difference(found, "message", quoted(old.template()), quoted(now.template()));
    difference(found, "media type", old.mediaType(), now.mediaType());
    difference(found, "body", word(old.form()), word(now.form()));
    difference(found, "members", old.shape(), now.shape());
    difference(found, "location", old.location().orElse("none"), now.location().orElse("none"));
    difference(found, "allowed methods", old.allow(), now.allow());
    return found;
  }

  private static void difference(List<String> found, String name, Object old, Object now) {
    if (!old.equals(now)) {
      found.add(name + " " + shown(old) + " became " + shown(now));
    }
  }

  private static String shown(Object value) {
    String text = value instanceof Set<?> set ? String.join(", ", texts(set)) : value.toString();
    return text.isEmpty() ? "none" : text;
  }

  private static List<String> texts(Set<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  private static String code(Features features) {
    return features.code().isPresent() ? Long.toString(features.code().getAsLong()) : "none";
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + text + '"';
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(Features features) {
    if (features.how() != Transport.ANSWERED) {
      return "no answer (" + word(features.how()) + ")";
    }
    String code = features.code().isPresent() ? ", code " + features.code().getAsLong() : "";
    String message = features.template().isEmpty() ? "" : ", " + quoted(features.template());
    return "HTTP " + features.status() + code + message;
  }
}
