package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Endpoint;
import dev.cozesh.probe.verdict.Sent;

/** What becomes of an attempt on its way out. */
public sealed interface Decision {
  /**
   * It is sent, as it was written or in its harmless form.
   *
   * @param sent what leaves
   * @param note what was held back, for people; empty when nothing was
   */
  record Send(Sent sent, String note) implements Decision {
    public Send {
      requireNonNull(sent, "sent");
      requireNonNull(note, "note");
    }
  }

  /**
   * It is not sent, so nothing is learnt of it.
   *
   * @param reason why, in one sentence
   */
  record Never(String reason) implements Decision {
    public Never {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * It may be sent whole, since its operation was allowed by name: the harmless form first, then
   * once the whole, by {@link Mutations}.
   *
   * @param whole everything that it needs to succeed, the unique name excepted
   * @param endpoint what it does, by the catalogue
   * @param harmless its harmless form
   */
  record Mutation(Sent whole, Endpoint endpoint, Sent harmless) implements Decision {
    public Mutation {
      requireNonNull(whole, "whole");
      requireNonNull(endpoint, "endpoint");
      requireNonNull(harmless, "harmless");
    }
  }
}
