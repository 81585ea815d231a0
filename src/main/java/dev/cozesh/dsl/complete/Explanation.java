package dev.cozesh.dsl.complete;

import java.util.List;

/**
 * What something is, for people.
 *
 * @param signatures how it is written, one a line; never empty
 * @param summary its first sentence; possibly empty
 * @param parameters what it takes
 * @param more where to read on: a page of the documentation; possibly empty
 */
public record Explanation(
    List<String> signatures, String summary, List<Parameter> parameters, String more) {
  public Explanation {
    signatures = List.copyOf(signatures);
    parameters = List.copyOf(parameters);
  }

  /**
   * One argument.
   *
   * @param name as it is written
   * @param meaning its type and what is to be known
   */
  public record Parameter(String name, String meaning) {}
}
