package dev.cozesh.sandbox;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own, to be killed; ends by itself after a minute. */
public final class SandboxProcess {
  private SandboxProcess() {}

  /** Prints its address and waits. */
  public static void main(String[] args) throws InterruptedException {
    Storage storage = Storage.directory(Path.of(args[0]));
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(storage))) {
      System.out.println(sandbox.baseUri());
      new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    }
  }
}
