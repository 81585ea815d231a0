package dev.cozesh.deploy;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.util.Set;

/** What a failed write leaves behind: certainly nothing, or perhaps its effect. */
enum Outcome {
  /** The server did nothing. */
  NOTHING_HAPPENED,
  /** The server may have done it. */
  UNKNOWN;

  private static final Set<Integer> STATUSES_THAT_SAY_NOTHING = Set.of(408, 425);

  /**
   * Coze failed inside; of a self-hosted one its database, itself, or the queue in which documents
   * that are stored wait for their processing.
   */
  private static final Set<Long> INTERNAL_FAILURES =
      Set.of(5000L, 105_000_003L, 105_000_005L, 105_000_009L);

  static Outcome of(CozeException failure) {
    if (failure instanceof CozeServiceException refused) {
      int status = refused.refusal().httpStatus();
      boolean vague =
          status >= 500
              || STATUSES_THAT_SAY_NOTHING.contains(status)
              || INTERNAL_FAILURES.contains(refused.code())
              || refused.code() == 0;
      return vague ? UNKNOWN : NOTHING_HAPPENED;
    }
    if (failure instanceof CozeTransportException transport) {
      return transport.delivery() == Delivery.NOT_SENT ? NOTHING_HAPPENED : UNKNOWN;
    }
    boolean answerLost =
        failure instanceof CozeDataException || failure instanceof CozeInterruptedException;
    return answerLost ? UNKNOWN : NOTHING_HAPPENED;
  }
}
