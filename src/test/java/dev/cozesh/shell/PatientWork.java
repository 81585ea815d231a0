package dev.cozesh.shell;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process with work that must not be torn; its arguments say how it behaves. */
public final class PatientWork {
  private PatientWork() {}

  /** {@code heeds}: stops when asked; {@code deaf}: never stops by itself. */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    interruption.arm(new Loud());
    boolean heeds = args[0].equals("heeds");
    String said =
        interruption.whileDoing(
            Duration.ofSeconds(100),
            () -> {
              System.out.println("working");
              while (!(heeds && interruption.getAsBoolean())) {
                LockSupport.parkNanos(1_000_000);
              }
              return "stopped by itself";
            });
    System.out.println(said);
    if (interruption.finished(130)) {
      System.exit(1);
    }
  }

  private static final class Loud implements LastWords {
    @Override
    public void stopping() {
      System.out.println("stopping");
    }

    @Override
    public void left() {
      System.out.println("left");
    }

    @Override
    public void ended(boolean inFlight) {
      System.out.println("last words" + (inFlight ? " in flight" : ""));
    }
  }
}
