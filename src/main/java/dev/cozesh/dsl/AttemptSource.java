package dev.cozesh.dsl;

import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import java.nio.file.Path;

/** Reads what shall be tried, wherever it is written. Sends nothing. */
public interface AttemptSource {
  /**
   * The attempts of a line with alternatives.
   *
   * @param line the line
   * @return every attempt that it stands for, and which of them cover it
   * @throws dev.cozesh.error.CozeUsageException when its braces do not match, or it has no method
   */
  Variants pattern(ProbeLine line);

  /**
   * The attempts of a file: text, JSON, HAR, curl lines, OpenAPI.
   *
   * @param file a file that is there
   * @return attempts and claims
   * @throws dev.cozesh.error.CozeUsageException when it holds no attempts
   */
  Inquiry file(Path file);

  /** {@return what documentation, specification, SDKs and observation do not agree on} */
  Inquiry disagreements();
}
