package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

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

  private static final int NAMED = 3;

  /** {@return whether there is neither a suggestion nor a word why not} */
  public boolean isEmpty() {
    return suggestions.isEmpty() && nothing.isEmpty();
  }

  /** {@return the suggestions that have a good reason} */
  public List<Suggestion> sure() {
    return suggestions.stream().filter(Suggestion::sure).toList();
  }

  /**
   * {@return the answer in a line: {@code did you mean `POST /v1/datasets`?}, what nobody can do
   * and the ways that exist, or what comes near; empty when there is none}
   */
  public String told() {
    if (!nothing.isEmpty()) {
      return ways.isEmpty() ? nothing : nothing + "; but " + String.join("; ", ways);
    }
    List<Suggestion> sure = sure();
    if (!sure.isEmpty()) {
      return "did you mean " + named(sure) + "?";
    }
    return suggestions.isEmpty() ? "" : "the nearest are " + named(suggestions);
  }

  private static String named(List<Suggestion> some) {
    return some.stream()
        .limit(NAMED)
        .map(each -> "`" + each.endpoint().operation() + "`")
        .collect(Collectors.joining(" or "));
  }

  /**
   * One endpoint to call instead.
   *
   * @param endpoint the endpoint
   * @param why what makes it the right one, in a few words
   * @param source who says so: {@code documentation}, {@code official specification}, {@code SDK}
   * @param required wire names of the parameters that it needs
   * @param permission what a token needs; may be empty
   * @param dsl a line of the language that calls it, with … in the place of values; empty for the
   *     grants of OAuth
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
