package dev.cozesh.shell.command;

import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeFailuresException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeLimitException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.CozeWaitingException;
import java.util.Set;

/** How a run ended, for programs. */
public enum ExitCode {
  /** Done, or nothing to do. */
  OK(0),
  /** A script or a service failed. */
  FAILED(1),
  /** The call itself was wrong, or was not confirmed. */
  USAGE(2),
  /** {@code plan --detailed-exitcode} found differences, or a conflict and nothing overwritten. */
  DIFFERENCES(3),
  /** Authentication or permission. */
  AUTH(4),
  /** Partly applied; running again goes on. */
  PARTIAL(5),
  /** A create whose answer was lost needs a decision. */
  AMBIGUOUS(6),
  /** Limit, quota or risk control. */
  LIMIT(7),
  /** Locked by someone else. */
  LOCKED(8),
  /** Waits for a person. */
  WAITING(9),
  /** Refused by a guard. */
  GUARD(10),
  /** State damaged. */
  STATE(11),
  /** Interrupted by the user or a signal. */
  INTERRUPTED(130);

  // From Coze's error code page: 4100 and 700012006 wrong token, 4101 no permission; 4008, 4009,
  // 4020 rates, 4011, 4019, 4022, 4028 balances used up, 4102 risk control.
  private static final Set<Long> AUTH_CODES = Set.of(4100L, 4101L, 700012006L);
  private static final Set<Long> LIMIT_CODES =
      Set.of(4008L, 4009L, 4011L, 4019L, 4020L, 4022L, 4028L, 4102L);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the process returns. */
  public int number() {
    return number;
  }

  /** The code of a failure, by its type; whatever is not ours is {@link #FAILED}. */
  public static ExitCode of(Throwable failure) {
    if (failure instanceof CozeServiceException refused) {
      return ofRefusal(refused.code(), refused.refusal().httpStatus());
    }
    if (failure instanceof CozeUsageException) return USAGE;
    if (failure instanceof CozeConflictException) return DIFFERENCES;
    if (failure instanceof CozeCredentialException) return AUTH;
    if (failure instanceof CozePartialException) return PARTIAL;
    if (failure instanceof CozeFailuresException all)
      return all.isAmbiguous() ? AMBIGUOUS : PARTIAL;
    if (failure instanceof CozeAmbiguousException) return AMBIGUOUS;
    if (failure instanceof CozeLockedException) return LOCKED;
    if (failure instanceof CozeWaitingException) return WAITING;
    if (failure instanceof CozeGuardException) return GUARD;
    if (failure instanceof CozeLimitException) return LIMIT;
    if (failure instanceof CozeStateException) return STATE;
    if (failure instanceof CozeInterruptedException) return INTERRUPTED;
    return FAILED;
  }

  /** The code of an answer that refuses: by Coze's code first, then by the HTTP status. */
  public static ExitCode ofRefusal(long code, int httpStatus) {
    if (LIMIT_CODES.contains(code)) return LIMIT;
    if (AUTH_CODES.contains(code)) return AUTH;
    return switch (httpStatus) {
      case 401, 403 -> AUTH;
      case 429 -> LIMIT;
      default -> FAILED;
    };
  }
}
