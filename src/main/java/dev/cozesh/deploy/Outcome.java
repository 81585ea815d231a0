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
  private static final long INTERNAL_FAILURE = 5000;

  static Outcome of(CozeException failure) {
    if (failure instanceof CozeServiceException refused) {
      int status = refused.refusal().httpStatus();
      boolean vague =
          status >= 500
              || STATUSES_THAT_SAY_NOTHING.contains(status)
              || refused.code() == INTERNAL_FAILURE
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
