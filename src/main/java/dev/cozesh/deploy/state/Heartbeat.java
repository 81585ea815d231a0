package dev.cozesh.deploy.state;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Says again and again that a holder lives, on a thread of its own. */
public final class Heartbeat implements AutoCloseable {
  private final Timer timer = new Timer("cozesh-lock", true);

  private Heartbeat() {}

  /**
   * Begins to beat.
   *
   * @param beat throws nothing: what fails is found out by the fence before the next write
   */
  public static Heartbeat every(Duration period, Runnable beat) {
    Heartbeat heartbeat = new Heartbeat();
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            beat.run();
          }
        };
    heartbeat.timer.schedule(task, period.toMillis(), period.toMillis());
    return heartbeat;
  }

  /** Ends; a beat under way is not waited for. */
  @Override
  public void close() {
    timer.cancel();
  }
}
