package dev.cozesh.e2e

import static java.nio.charset.StandardCharsets.UTF_8

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.config.FilePlaces
import dev.cozesh.json.Json
import dev.cozesh.shell.builtin.CrashFile
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.builtin.Builtins
import dev.cozesh.shell.builtin.Connector
import dev.cozesh.shell.builtin.DeployEngines
import dev.cozesh.shell.builtin.Workbench
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import dev.cozesh.shell.prompt.PromptCommand
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.TimeUnit

/** cozesh as users run it, without a terminal: a directory, an empty home, the variables they set. */
class Program {
  private static final long DEADLINE_SECONDS = 60

  final Path directory
  private final Path home
  private final Path streams
  private final Map<String, String> variables
  /** What {@link #here} knows of the API. */
  Catalog catalog = Catalog.bundled()

  /** What a run left behind. */
  static class Ended {
    int exit
    String out
    String err

    /** Standard output as one JSON document; fails when it is anything else. */
    JsonNode json() {
      Json.parse(out, 'standard output')
    }

    @Override
    String toString() {
      "exit $exit\n--- out\n$out--- err\n$err"
    }
  }

  /**
   * @param root an empty directory of the test
   * @param variables set beside HOME and PATH; nothing else is inherited
   */
  Program(Path root, Map<String, String> variables = [:]) {
    directory = Files.createDirectories(root.resolve('project'))
    home = Files.createDirectories(root.resolve('home'))
    streams = Files.createDirectories(root.resolve('streams'))
    this.variables = [HOME: home.toString(), PATH: System.getenv('PATH'), LC_ALL: 'C.UTF-8'] + variables
  }

  /** The whole environment of a run. */
  Map<String, String> variables() {
    variables
  }

  /** Writes a file below the directory and returns its path. */
  Path write(String name, String text) {
    def file = directory.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }

  /** The full path of a file below the directory, as {@link #here} wants it. */
  String path(String name) {
    directory.resolve(name)
  }

  /** Copies a directory of this project to the same place below the directory. */
  void copy(String name) {
    def from = Path.of(name)
    Files.walk(from).withCloseable { all ->
      all.filter { Files.isRegularFile(it) }.forEach { file ->
        def copy = directory.resolve(name).resolve(from.relativize(file).toString())
        Files.createDirectories(copy.parent)
        Files.copy(file, copy)
      }
    }
  }

  /** Runs the line in a process of its own, to its end. */
  Ended run(String... line) {
    start([], line).ended()
  }

  /** Starts the line in a process of its own. */
  Child start(List<String> flags = [], String... line) {
    launch(command(flags, line))
  }

  /** What {@link #start} starts. */
  List<String> command(List<String> flags = [], String... line) {
    Installation.jvm() + flags + ['dev.cozesh.Main'] + line.toList()
  }

  /** Starts any command in the directory. */
  Child launch(List<String> command) {
    def number = streams.toFile().list().length
    def out = streams.resolve("${number}.out")
    def err = streams.resolve("${number}.err")
    def builder = new ProcessBuilder(command*.toString()).directory(directory.toFile())
        .redirectInput(new File('/dev/null')).redirectOutput(out.toFile()).redirectError(err.toFile())
    builder.environment().clear()
    builder.environment().putAll(variables)
    new Child(process: builder.start(), out: out, err: err, command: command)
  }

  /**
   * Runs the line in this process, which takes a tenth of the time. Paths of scripts and of the result
   * file must be absolute: the current directory is the test's.
   */
  Ended here(String... line) {
    here(line.toList(), Tty.NONE)
  }

  /** The same with streams that are a terminal, at which something is typed. */
  Ended here(List<String> line, Tty tty, String typed = '') {
    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()
    def console =
        new Console(new ByteArrayInputStream(typed.getBytes(UTF_8)), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), tty, true)
    def environment = new Environment(variables, home, directory)
    def record = new RunRecord()
    def interruption = new Interruption()
    def clock = Clock.systemUTC()
    def known = catalog.correctedBy(FilePlaces.of(environment).seen())
    def bench =
        new Workbench(new Connector(environment, record, clock), new DeployEngines(catalog, interruption, clock), interruption)
    def crashes = new CrashFile(FilePlaces.of(environment).crashes(), clock)
    def exit = new Shell(Builtins.table(bench, known), new PromptCommand(bench.connector(), known, clock, interruption), console, record, interruption, crashes).run(line*.toString())
    interruption.finished(exit)
    new Ended(exit: exit, out: out.toString(UTF_8), err: err.toString(UTF_8))
  }

  /** A process under way. */
  static class Child {
    Process process
    Path out
    Path err
    List<String> command

    /** Waits for its end; one that takes too long is killed, and that fails the test. */
    Ended ended() {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        kill()
        throw new AssertionError((Object) "no end within $DEADLINE_SECONDS s: ${command.last()}\n${said()}")
      }
      said()
    }

    /** Ends it as `kill -9` does, and returns when it is dead. */
    void kill() {
      process.toHandle().destroyForcibly()
      process.waitFor()
    }

    Ended said() {
      new Ended(exit: process.alive ? -1 : process.exitValue(), out: new String(Files.readAllBytes(out), UTF_8), err: Files.readString(err))
    }
  }
}
