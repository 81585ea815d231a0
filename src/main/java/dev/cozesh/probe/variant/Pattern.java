package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.List;
import java.util.Map;

/**
 * A request with alternatives, on one line: {@code POST /{v1,v2}/{workflow,workflows}{,/create}}.
 *
 * <ul>
 *   <li>{@code {a,b}} is one or the other; one may be empty, and alternatives may hold others.
 *   <li>{@code {1..3}}, {@code {01..10}}, {@code {v1..v3}} count; so does an alternative of that
 *       shape.
 *   <li>{@code {bot_id}}, without a comma, is a hole: it stays, and is filled when it is sent.
 *   <li>A backslash takes the meaning from the character behind it.
 *   <li>The method may have alternatives, {@code {GET,POST} /v1/bots}; without one it is GET.
 *   <li>The path may begin with a server, {@code https://api.coze.cn/v1/bots}, and end in a query,
 *       {@code ?{workspace_id,space_id}={id}}.
 * </ul>
 */
public final class Pattern {
  /** The most requests that one pattern may stand for. */
  public static final long MOST = 100_000;

  private Pattern() {}

  /**
   * {@return the requests that a pattern stands for, the last alternative changing fastest}
   *
   * @param text the pattern
   * @param origin where it was written; begins the text of an error
   * @throws CozeUsageException with the column, when it is no pattern, or stands for more than
   *     {@link #MOST} requests; that is told before they are made
   */
  public static Variants expand(String text, Origin origin) {
    return expand(text, List.of(), Map.of(), origin);
  }

  /**
   * {@return the requests of a pattern, each with every set of parameters and every alternative of
   * the headers}
   *
   * @param text the pattern
   * @param sets parameters that are tried together; an empty list is the same as one empty set
   * @param headers alternatives by the header's name; an empty text means: without it
   * @param origin where it was written; begins the text of an error
   * @throws CozeUsageException as {@link #expand(String, Origin)} does, and for a header that
   *     carries a credential: the profile's is sent
   */
  public static Variants expand(
      String text, List<ParameterSet> sets, Map<String, List<String>> headers, Origin origin) {
    return expand(Written.line(text, origin.place()), sets, headers, origin.named());
  }

  static Variants expand(
      Written written, List<ParameterSet> sets, Map<String, List<String>> headers, boolean named) {
    Head head = Head.of(written);
    if (!written.text().substring(head.to()).isBlank()) {
      throw written.wrong(
          head.to(), "a pattern ends at a blank", "write alternatives without blanks: `{a,b}`");
    }
    return new Expansion(written, head, sets, headers).variants(named);
  }
}
