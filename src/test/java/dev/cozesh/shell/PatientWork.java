package dev.cozesh.shell;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process with work that must not be torn; its arguments say how it behaves. */
public final class PatientWork {
  private PatientWork() {}

  /** {@code heeds}: stops when asked; {@code deaf}: never stops by itself. */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    interruption.arm(() -> System.out.println("last words"));
    boolean heeds = args[0].equals("heeds");
    String said =
        interruption.whileDoing(
            Duration.ofSeconds(100),
            () -> {
              System.out.println("working");
              boolean told = false;
              while (!(heeds && interruption.getAsBoolean())) {
                LockSupport.parkNanos(1_000_000);
                if (interruption.getAsBoolean() && !told) {
                  told = true;
                  System.out.println("asked to stop");
                }
              }
              return "stopped by itself";
            });
    System.out.println(said);
    if (interruption.finished(130)) {
      System.exit(1);
    }
  }
}
