package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.dsl.script.CompiledScript;
import dev.cozesh.dsl.script.Definitions;
import dev.cozesh.dsl.script.Imports;
import dev.cozesh.dsl.script.RunFailure;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Place;
import groovy.lang.GString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A session of many inputs, as at the prompt: variables, methods, classes and imports of one are
 * there for the next, and nothing runs twice. Used by one thread at a time.
 */
public final class Dialogue {
  private final ScriptHost host;
  private final Path directory;
  private final Imports imports = new Imports();
  private final Map<String, String> methods = new TreeMap<>();
  private Session session;
  private Variables variables;
  private Definitions definitions;
  private Lines lines;
  private int inputs;

  /**
   * @param host what inputs may reach
   * @param directory where {@code file(…)} and {@code include} look
   */
  public Dialogue(ScriptHost host, Path directory) {
    this.host = requireNonNull(host, "host");
    this.directory = requireNonNull(directory, "directory");
    reset();
  }

  /** Forgets everything: variables, methods, classes, imports, and what waits to be applied. */
  public void reset() {
    imports.clear();
    methods.clear();
    session = new Session(host, Declarations.replacing());
    variables = new Variables();
    variables.setVariable("args", List.of());
    definitions = new Definitions(CozeScript.class.getClassLoader());
    lines = new Lines(session, definitions, imports);
  }

  /**
   * Runs one input. What it declares waits to be applied.
   *
   * @throws dev.cozesh.error.CozeScriptException when it does not compile, and nothing of it has
   *     run, or when it fails, with its place; values that were assigned before stay
   * @throws CozeException whatever a word, a service or the host throws
   */
  public Reply run(String input) {
    inputs++;
    return run(input, inputs);
  }

  /**
   * Runs one input.
   *
   * @param number by which errors name it
   */
  public Reply run(String input, int number) {
    return run(typed(input, number));
  }

  /**
   * Looks at an input of several parts before the first of them runs.
   *
   * @param number by which errors name it
   * @throws dev.cozesh.error.CozeGuardException when a secret stands in it
   */
  public void refuseSecrets(String input, int number) {
    Scripts.refuseSecrets(typed(input, number));
  }

  private ScriptSource typed(String input, int number) {
    return new ScriptSource("[" + number + "]", directory, input);
  }

  /** Runs a whole script in this session; its variables stay. */
  public Reply run(ScriptSource source) {
    session.begin();
    Lines.Ready ready = lines.prepare(source, variables);
    ready.methods().forEach(methods::put);
    session.enter(source.identity(), source.name(), Place.NOWHERE);
    try {
      Object value = ready.script().map(LineScript::run).orElse(null);
      // a GString reads its parts when it is printed: here a failure still has its place
      Object settled = value instanceof GString text ? text.toString() : value;
      session.refusedCalls().settle(ready.endsWithValue() ? settled : null, host.err());
      return reply(ready, settled);
    } catch (Throwable e) { // a script may throw anything; each becomes a failure with its place
      throw RunFailure.of(e, session.texts());
    } finally {
      session.leave();
      ready.script().map(LineScript::getClass).ifPresent(CompiledScript::letGo);
    }
  }

  private Reply reply(Lines.Ready ready, Object value) {
    boolean silent =
        value instanceof NotSent
            || value instanceof Handle handle && handle.isDeclared()
            || value == null && ready.endsWithWord();
    boolean said = value != null && value == session.said();
    return new Reply(value, ready.endsWithValue() && !silent, said, session.isDeclaring());
  }

  /** What is declared and not applied yet. */
  public DesiredState pending() {
    return session.pending();
  }

  /**
   * Applies what is declared, and runs the blocks of {@code afterApply}. When the host refuses,
   * everything goes on waiting.
   */
  public void apply() {
    session.apply();
    List<LastBlock> blocks = List.copyOf(session.afterApply());
    session.afterApply().clear();
    try {
      blocks.forEach(block -> block.body().call());
      session.refusedCalls().settle(null, host.err());
    } catch (Throwable e) { // a script may throw anything; each becomes a failure with its place
      throw RunFailure.of(e, session.texts());
    }
  }

  /**
   * A failure of the session's code as a person can act on it, with its place: such as of a thread
   * that an input has started.
   *
   * @throws Error when the virtual machine itself failed
   */
  public CozeException told(Throwable failure) {
    return RunFailure.of(failure, session.texts());
  }

  /** Whether blocks of {@code afterApply} wait. */
  public boolean hasBlocks() {
    return !session.afterApply().isEmpty();
  }

  /** Forgets what is declared and not applied. */
  public void drop() {
    session.declarations().applied();
    session.afterApply().clear();
  }

  /** The requests that the last input would have sent, while nothing may change. */
  public List<WouldCall> wouldCall() {
    return List.copyOf(session.wouldCalls());
  }

  /** Names the workspace that the inputs to come work in. */
  public void workIn(String nameOrId) {
    session.workIn(nameOrId);
  }

  /** The workspace that was named; empty while the host's is meant. */
  public Optional<String> workspace() {
    return session.declarations().workspace();
  }

  /** The host's workspace is meant again. */
  public void leaveWorkspace() {
    session.declarations().leaveWorkspace();
    session.disconnect();
  }

  /** The next call asks the host for its client and workspace anew. */
  public void reconnect() {
    session.disconnect();
  }

  /** Gives a variable to the inputs to come. */
  public void put(String name, Object value) {
    variables.setVariable(name, value);
  }

  /**
   * Offers a name whose value is asked for at each use; a variable of that name hides it, and
   * {@link #reset} takes it away.
   */
  public <T> void offer(String name, Class<T> type, Supplier<? extends T> value) {
    variables.offer(name, type, value);
  }

  /** The variables by name, sorted; methods are none. */
  public Map<String, Object> variables() {
    return variables.values();
  }

  /** The classes that were typed in, sorted. */
  public List<String> classes() {
    return definitions.names();
  }

  /** What the names of the session stand for. */
  public Scope scope() {
    Map<String, Class<?>> types = variables.types();
    List<String> all = new ArrayList<>(imports.texts());
    all.addAll(definitions.names());
    return new Scope(types, methods, all);
  }
}
