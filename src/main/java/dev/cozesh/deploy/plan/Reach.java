package dev.cozesh.deploy.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a plan reaches.
 *
 * @param bots bots that answer otherwise afterwards: changed themselves, or by what they know
 * @param published those of them that are published
 * @param indexed documents that Coze reads anew
 * @param dropped documents that go, with their knowledge base or alone
 */
public record Reach(int bots, int published, int indexed, int dropped) {
  /** None at all. */
  public static final Reach NONE = new Reach(0, 0, 0, 0);

  /**
   * In words: {@code 3 bots, 2 of them published, 41 documents will be re-indexed}; empty when
   * nobody notices anything.
   */
  public String text() {
    if (bots + dropped == 0) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (bots > 0) {
      String some = published == bots ? "published" : published + " of them published";
      parts.add(number(bots, "bot") + (published == 0 ? "" : ", " + some));
    }
    if (indexed > 0) {
      parts.add(number(indexed, "document") + " will be re-indexed");
    }
    if (dropped > 0) {
      parts.add(number(dropped, "document") + " will be deleted");
    }
    return String.join(", ", parts);
  }

  private static String number(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
