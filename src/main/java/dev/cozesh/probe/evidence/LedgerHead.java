package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.variant.Inquiry;
import java.time.Instant;

/**
 * What is known of a run before its first request.
 *
 * @param run its name: {@code 20261125-221500-7f3a}
 * @param seed what its random paths come from
 * @param host who is asked, for people
 * @param startedAt when it began
 * @param inquiry what was asked, so that a run that ended early can go on
 */
public record LedgerHead(String run, long seed, String host, Instant startedAt, Inquiry inquiry) {
  public LedgerHead {
    requireNonNull(run, "run");
    requireNonNull(host, "host");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(inquiry, "inquiry");
  }

  /** {@return the inquiry's title; may be empty} */
  public String title() {
    return inquiry.title();
  }
}
