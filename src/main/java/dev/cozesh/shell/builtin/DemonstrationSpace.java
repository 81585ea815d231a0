package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.SandboxChoice;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.Storage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The space to explore while nothing is configured. Kept from one prompt to the next, unless
 * another prompt is in it or its directory cannot be used: exploring must not fail for that.
 */
final class DemonstrationSpace {
  private final Path directory;
  private final Consumer<String> remarks;
  private boolean forgetful;

  /**
   * @param directory where it lies, with what is applied to it
   * @param remarks told when it is not kept
   */
  DemonstrationSpace(Path directory, Consumer<String> remarks) {
    this.directory = requireNonNull(directory, "directory");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  Path directory() {
    return directory;
  }

  SandboxChoice choice() {
    return new SandboxChoice(Optional.of(data()));
  }

  /** Whether what is made in it is gone at the end; known once it is open. */
  boolean isForgetful() {
    return forgetful;
  }

  Sandbox open() {
    SandboxOptions options = SandboxOptions.defaults().withDemonstration();
    try {
      return Sandbox.start(options.withStorage(Storage.directory(data())));
    } catch (CozeLockedException e) {
      return forgetful("another prompt is in the demonstration space", options);
    } catch (CozeStateException e) {
      return forgetful(said(e), options);
    }
  }

  private Path data() {
    return directory.resolve("sandbox");
  }

  private Sandbox forgetful(String why, SandboxOptions options) {
    remarks.accept(why + ": this one starts afresh, and what is made in it is gone at the end");
    forgetful = true;
    return Sandbox.start(options);
  }

  private static String said(CozeException failure) {
    return failure.why().isEmpty() ? failure.what() : failure.what() + " (" + failure.why() + ")";
  }
}
