package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Weighs every purpose against what was asked. */
final class Ranking {
  private static final int HEAD = 10;
  private static final int HEAD_HINTED = 6;
  private static final int HEAD_LAST = 3;
  private static final int OTHER = 4;
  private static final int LEFT_OUT = -1;
  private static final int UNSERVED = -5;
  private static final int OTHER_DEED = -6;
  private static final int NEAR_DEED = -3;
  private static final int NO_DEED_ASKED = 2;
  private static final int STRANGER = -2;
  private static final int MOST_STRANGERS = 3;
  private static final int SAME_PATH = 4;
  private static final int OUTDATED = -3;
  private static final int SURE_DEED = 3;
  private static final int MARGIN = 2;
  private static final int LEAST = 6;

  private final Map<String, List<String>> near;

  Ranking(Map<String, List<String>> near) {
    this.near = near;
  }

  /**
   * A purpose that comes near.
   *
   * @param sure whether everything that was asked is served, and nothing else was meant
   */
  record Ranked(Purposes.Entry entry, int score, boolean sure) {}

  /**
   * The purposes that come near, those that are sure first, then by likeliness.
   *
   * @param samePath endpoints of that very path, with other methods
   */
  List<Ranked> of(Asked asked, List<Purposes.Entry> entries, List<Endpoint> samePath) {
    List<Ranked> all = new ArrayList<>();
    for (Purposes.Entry entry : entries) {
      weigh(asked, entry, samePath, all);
    }
    int best = all.stream().filter(Ranked::sure).mapToInt(Ranked::score).max().orElse(0);
    all.replaceAll(
        each ->
            new Ranked(each.entry(), each.score(), each.sure() && each.score() >= best - MARGIN));
    all.sort(
        Comparator.comparing((Ranked ranked) -> !ranked.sure())
            .thenComparing(ranked -> -ranked.score())
            .thenComparing(ranked -> ranked.entry().rank())
            .thenComparing(
                ranked -> ranked.entry().endpoint().map(each -> each.id().length()).orElse(0))
            .thenComparing(ranked -> ranked.entry().endpoint().map(Endpoint::id).orElse("")));
    return all;
  }

  private void weigh(Asked asked, Purposes.Entry entry, List<Endpoint> samePath, List<Ranked> all) {
    Purpose purpose = entry.purpose();
    int things = things(asked, purpose);
    if (things <= 0) {
      return;
    }
    boolean listing = asked.intents().isEmpty();
    if (listing && (entry.absence().isPresent() || entry.relation().isPresent())) {
      return;
    }
    int deed = deed(asked, purpose);
    int score =
        things
            + deed
            + STRANGER * Math.min(MOST_STRANGERS, asked.strangers())
            + entry.endpoint().map(endpoint -> fit(asked, endpoint, samePath)).orElse(0);
    boolean sure = deed >= SURE_DEED && isWhole(asked, purpose);
    if (sure || score >= LEAST) {
      all.add(new Ranked(entry, score, sure));
    }
  }

  /** Whether every word was understood, and is served. */
  private static boolean isWhole(Asked asked, Purpose purpose) {
    List<String> objects = purpose.objects();
    return asked.strangers() == 0
        && !asked.guessed()
        && objects.containsAll(asked.objects())
        && (objects.isEmpty() || asked.objects().contains(purpose.head()))
        && (!purpose.strict() || objects.stream().allMatch(asked::names));
  }

  /** 0 or less when it is about something else. */
  private static int things(Asked asked, Purpose purpose) {
    if (purpose.objects().isEmpty()) {
      boolean said = asked.intents().getOrDefault(purpose.intent(), 0) == Asked.SAID;
      return said && asked.objects().isEmpty() ? HEAD_HINTED : 0;
    }
    String head = purpose.head();
    if (!asked.names(head)) {
      return 0;
    }
    int score = asked.objects().contains(head) ? HEAD : HEAD_HINTED;
    score += asked.last().equals(head) ? HEAD_LAST : 0;
    for (String object : purpose.objects().subList(0, purpose.objects().size() - 1)) {
      if (!asked.names(object) && purpose.strict()) {
        return 0;
      }
      score += asked.names(object) ? OTHER : LEFT_OUT;
    }
    for (String object : asked.objects()) {
      score += purpose.objects().contains(object) ? 0 : UNSERVED;
    }
    return score;
  }

  private int deed(Asked asked, Purpose purpose) {
    if (asked.intents().isEmpty()) {
      return NO_DEED_ASKED;
    }
    int best = asked.intents().getOrDefault(purpose.intent(), OTHER_DEED);
    for (Map.Entry<String, Integer> intent : asked.intents().entrySet()) {
      if (near.getOrDefault(intent.getKey(), List.of()).contains(purpose.intent())) {
        best = Math.max(best, intent.getValue() + NEAR_DEED);
      }
    }
    return best;
  }

  private static int fit(Asked asked, Endpoint endpoint, List<Endpoint> samePath) {
    boolean reads = endpoint.effect() == Effect.READ;
    int score =
        switch (asked.method()) {
          case "GET", "HEAD" -> reads ? 1 : -3;
          case "DELETE" -> endpoint.effect() == Effect.DELETE ? 1 : 0;
          case "" -> reads ? 1 : 0;
          default -> 0;
        };
    score += samePath.contains(endpoint) ? SAME_PATH : 0;
    boolean outdated =
        endpoint.deprecated()
            || endpoint.host() != Endpoint.Host.API
            || endpoint.provenance().sources().equals(List.of(Provenance.Source.STUDIO));
    return score + (outdated ? OUTDATED : 0);
  }
}
