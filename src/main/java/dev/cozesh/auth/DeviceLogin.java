package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Time;
import java.time.Duration;

/**
 * Waits until the user has agreed on another machine. Asks at once and then once an interval, 5 s
 * less often each time Coze asks for it. Thread-safe.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/oauth_device_code">Coze: OAuth by device
 *     code</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
public final class DeviceLogin {
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SLOWER = Duration.ofSeconds(5);
  private static final int LOST_IN_A_ROW = 3;

  private final OAuthClient client;
  private final String clientId;
  private final Time time;

  /**
   * A login for an app.
   *
   * @param client Coze's token service
   * @param clientId the OAuth app
   */
  public DeviceLogin(OAuthClient client, String clientId) {
    this.client = requireNonNull(client, "client");
    this.clientId = requireNonNull(clientId, "clientId");
    this.time = client.time();
  }

  /**
   * {@return the token, as soon as the user has agreed}
   *
   * @param code begun just now
   * @throws CozeCredentialException when the user refused, or took longer than the code lives
   * @throws CozeTransportException when three questions in a row got no answer
   * @throws CozeInterruptedException at once when the thread is interrupted; its flag stays set
   */
  public Token await(DeviceCode code) {
    Deadline deadline = Deadline.after(code.life(), time);
    Duration interval =
        code.interval().compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : code.interval();
    for (int lost = 0; ; ) {
      try {
        return client.deviceToken(clientId, code.deviceCode());
      } catch (CozeServiceException e) {
        interval = interval.plus(slowerBy(e));
        lost = isPassing(e) ? lost + 1 : 0;
        requirePatience(lost, e);
      } catch (CozeTransportException | CozeDataException e) {
        requirePatience(++lost, e);
      }
      if (!deadline.leaves(interval)) {
        throw expired(null);
      }
      pause(interval);
    }
  }

  private static Duration slowerBy(CozeServiceException refused) {
    return switch (refused.refusal().word()) {
      case "slow_down" -> SLOWER;
      case "authorization_pending" -> Duration.ZERO;
      case "expired_token" -> throw expired(refused);
      default -> {
        if (isPassing(refused)) {
          yield Duration.ZERO;
        }
        throw new CozeCredentialException(
            "the login was not granted: " + refused.refusal().codes(),
            refused.why(),
            refused.next(),
            refused);
      }
    };
  }

  private static boolean isPassing(CozeServiceException refused) {
    int status = refused.refusal().httpStatus();
    return status >= 500 || status == 429;
  }

  private static void requirePatience(int lost, CozeException failure) {
    if (lost == LOST_IN_A_ROW) {
      throw failure;
    }
  }

  private void pause(Duration interval) {
    try {
      time.sleep(interval);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException("the login was cancelled", "", "", e);
    }
  }

  private static CozeCredentialException expired(CozeServiceException cause) {
    return new CozeCredentialException(
        "the login was not granted in time",
        "a user code lives some minutes only",
        "log in again, and open the page at once",
        cause);
  }
}
