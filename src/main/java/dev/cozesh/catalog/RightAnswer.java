package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What to call instead of a request that does not exist.
 *
 * @param suggestions documented endpoints by likeliness, the best first; empty when nothing comes
 *     near
 * @param nothing why no public endpoint does it; empty when one does, or nobody knows
 * @param ways what else leads there, when no endpoint does: {@code import it in the web page}
 */
public record RightAnswer(List<Suggestion> suggestions, String nothing, List<String> ways) {
  public RightAnswer {
    suggestions = List.copyOf(suggestions);
    requireNonNull(nothing, "nothing");
    ways = List.copyOf(ways);
  }

  /**
   * One endpoint to call instead.
   *
   * @param endpoint the endpoint
   * @param why what makes it the right one, in a few words
   * @param source who says so: {@code documentation}, {@code official specification}, {@code SDK}
   * @param required wire names of the parameters that it needs
   * @param permission what a token needs; may be empty
   * @param dsl a line of the language that calls it
   * @param sure whether there is a good reason, not only words that both share
   */
  public record Suggestion(
      Endpoint endpoint,
      String why,
      String source,
      List<String> required,
      String permission,
      String dsl,
      boolean sure) {
    public Suggestion {
      requireNonNull(endpoint, "endpoint");
      requireNonNull(why, "why");
      requireNonNull(source, "source");
      required = List.copyOf(required);
      requireNonNull(permission, "permission");
      requireNonNull(dsl, "dsl");
    }
  }
}
