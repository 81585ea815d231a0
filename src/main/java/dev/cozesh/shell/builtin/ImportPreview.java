package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a script of the project will change in an object once that is managed. Sends reads only. */
final class ImportPreview {
  private final Workbench bench;
  private final Connection connection;
  private final Call call;
  private final Console console;
  private final Path directory;

  /**
   * @param console where the script prints and notes go: neither is a result of an import
   */
  ImportPreview(Workbench bench, Connection connection, Call call, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.connection = requireNonNull(connection, "connection");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console").outToErr();
    this.directory = connection.settings().environment().directory().toAbsolutePath().normalize();
  }

  /**
   * What was found.
   *
   * @param script as a path below the project
   */
  record Found(String script, Change change) {
    /** Whether the script leaves the object as it is. */
    boolean isNothing() {
      return change.fields().isEmpty();
    }
  }

  /** The script that was named as the object's, as a path below the project; empty for none. */
  Optional<String> named() {
    return call.options().get(Option.OWNER).map(this::script);
  }

  /**
   * What the named script, or the only one of the project that declares the object, changes in it.
   * Empty where there is none, or it cannot be told, which is said.
   *
   * @throws CozeUsageException when the script that was named does not declare the object
   */
  Optional<Found> of(Address address, String id) {
    Optional<String> named = named();
    if (named.isPresent()) {
      return compared(named.get(), address, id, true);
    }
    List<String> scripts = new ProjectScripts(directory).declaring(address);
    if (scripts.size() > 1) {
      note(
          "several scripts declare it, "
              + String.join(", ", scripts)
              + "; with `--owner FILE.groovy` it is compared with one");
    }
    return scripts.size() == 1 ? compared(scripts.get(0), address, id, false) : Optional.empty();
  }

  private Optional<Found> compared(String script, Address address, String id, boolean wasNamed) {
    try {
      ScriptSource source = ScriptSource.file(directory.resolve(script)).named(script);
      try (ScriptRun run = new ScriptRun(bench, connection, source, call, console, true)) {
        DesiredState declared = new ScriptRunner(run).run(source, List.of()).declared();
        if (declared.resources().stream().anyMatch(one -> one.address().equals(address))) {
          return run.deploying()
              .ifImported(declared, address, id)
              .map(change -> new Found(script, change));
        }
      }
    } catch (CozeInterruptedException e) {
      throw e;
    } catch (CozeException e) {
      note("what " + script + " would change in it cannot be told: " + e.what());
      return Optional.empty();
    }
    if (wasNamed) {
      throw new CozeUsageException(
          script + " does not declare " + address,
          "nothing was imported",
          "name the script that does, or none");
    }
    return Optional.empty();
  }

  private void note(String text) {
    console.remark("note: " + Clean.line(text));
  }

  /** As state has it: a path below the directory that the program runs in. */
  private String script(String file) {
    Path script = directory.resolve(file).normalize();
    if (!Files.isRegularFile(script)) {
      throw new CozeUsageException(
          "there is no script " + file, "", "check the path; it is relative to where you are");
    }
    return directory.relativize(script).toString();
  }
}
