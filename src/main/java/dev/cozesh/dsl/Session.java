package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.dsl.script.ScriptTexts;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One run of a script with everything it includes. Thread-safe: a script may work through rows on
 * several threads. Blocks and includes are open for the thread that opened them.
 */
final class Session {
  /** Stands for an id that nobody knows yet, where nothing is sent. */
  static final String UNBORN = "0";

  private final ScriptHost host;
  private final ScriptTexts texts = new ScriptTexts();
  private final Declarations declarations;
  private final Optional<Faults> faults;
  private final List<LastBlock> afterApply = new CopyOnWriteArrayList<>();
  private final List<WouldCall> wouldCalls = new CopyOnWriteArrayList<>();
  private final RefusedCalls refusedCalls = new RefusedCalls();
  private final ThreadLocal<Deque<Vocabulary>> open = ThreadLocal.withInitial(ArrayDeque::new);
  private final ThreadLocal<Deque<String>> running = ThreadLocal.withInitial(ArrayDeque::new);
  private final Set<String> secretsShown = ConcurrentHashMap.newKeySet();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final Set<Path> journals = ConcurrentHashMap.newKeySet();

  private Connection connection;
  private OpenStreams streams;
  private volatile Object said;
  private volatile boolean declaring;
  private volatile int failures;

  Session(ScriptHost host) {
    this(host, new Declarations());
  }

  /**
   * @param declarations takes what is declared
   */
  Session(ScriptHost host, Declarations declarations) {
    this(host, declarations, Optional.empty());
  }

  /**
   * A session in which a script is only looked at.
   *
   * @param faults takes what is wrong with it
   */
  Session(ScriptHost host, Faults faults) {
    this(host, new Declarations(), Optional.of(faults));
  }

  private Session(ScriptHost host, Declarations declarations, Optional<Faults> faults) {
    this.host = host;
    this.declarations = declarations;
    this.faults = faults;
  }

  /** What is wrong with a script that is only looked at; empty when it is run. */
  Optional<Faults> faults() {
    return faults;
  }

  /** How many statements of a script that is only looked at have failed so far. */
  int failures() {
    return failures;
  }

  /**
   * A statement of a script that is only looked at has failed.
   *
   * @return what stands for its value
   */
  synchronized NotSent failed(Throwable failure) {
    failures++;
    Place place = faults.orElseThrow().take(failure, texts);
    return NotSent.unknown("what is wanted here", place, () -> here(""));
  }

  /** Another input begins: what the last one left to be told was told. */
  void begin() {
    wouldCalls.clear();
    said = null;
    declaring = false;
  }

  /** Names the workspace that everything to come is in. */
  synchronized void workIn(String workspace) {
    host.workIn(workspace, here("workspace"));
    declarations.workspace(workspace, here("workspace"));
    if (connection != null) {
      connection.moved();
    }
  }

  /** The next call asks the host anew. */
  synchronized void disconnect() {
    connection = null;
  }

  ScriptHost host() {
    return host;
  }

  ScriptTexts texts() {
    return texts;
  }

  Declarations declarations() {
    return declarations;
  }

  List<LastBlock> afterApply() {
    return afterApply;
  }

  List<WouldCall> wouldCalls() {
    return wouldCalls;
  }

  RefusedCalls refusedCalls() {
    return refusedCalls;
  }

  /** The way to the server; made when first wanted. */
  synchronized Connection connection() {
    if (connection == null) {
      connection = new Connection(this);
    }
    return connection;
  }

  /** What it waits for; made when first wanted. */
  synchronized OpenStreams streams() {
    if (streams == null) {
      streams = new OpenStreams(host);
    }
    return streams;
  }

  /**
   * What a call that planning holds back may name an object by: what is declared has no id yet, and
   * nothing is sent. Else what was given.
   */
  Object forCall(Kind kind, Object given) {
    if (!host.planning() || !(given instanceof Handle || given instanceof CharSequence)) {
      return given;
    }
    String name = given instanceof Handle handle ? handle.getName() : given.toString();
    Address address = new Address(kind, name);
    boolean unborn = declarations.declares(address) && declarations.id(address).isEmpty();
    return unborn ? UNBORN : given;
  }

  /** The answer that was printed last, while it came; null before. */
  Object said() {
    return said;
  }

  void said(Object answer) {
    said = answer;
  }

  /** The line that is being run, with the column of a word when it stands there. */
  Place here(String word) {
    return texts.here(word);
  }

  /** The words of the innermost open block. */
  Vocabulary vocabulary() {
    return open.get().isEmpty() ? Vocabulary.SCRIPT : open.get().peek();
  }

  /**
   * Runs a copy of a block's body on its delegate; the script's own names stay in reach.
   *
   * @param given what the block is called with
   * @return what it ends with
   */
  Object inBlock(Vocabulary vocabulary, Object delegate, Closure<?> body, Object... given) {
    Closure<?> copy = body.rehydrate(delegate, body.getOwner(), body.getThisObject());
    copy.setResolveStrategy(Closure.DELEGATE_FIRST);
    open.get().push(vocabulary);
    try {
      return copy.call(given);
    } finally {
      open.get().pop();
    }
  }

  /**
   * A script begins to run in this session.
   *
   * @param identity what tells it from others: its full path
   * @throws CozeScriptException when it is running already
   */
  void enter(String identity, String name, Place place) {
    if (running.get().contains(identity)) {
      throw new CozeScriptException(
          place,
          name + " includes itself",
          "it is running already, and would never end",
          "put what both need into a third file");
    }
    running.get().push(identity);
  }

  /** The script that began last is over. */
  void leave() {
    running.get().pop();
  }

  synchronized Secret secret(String name) {
    return secret(name, host.secret(name));
  }

  /** A secret whose value is known. */
  Secret secret(String name, String value) {
    Secret secret = new Secret(name, value);
    secretsShown.add(secret.toString());
    return secret;
  }

  /** Whether a module has not been used before. */
  boolean firstUse(String module) {
    return used.add(module);
  }

  /** The journals that are open. */
  Set<Path> journals() {
    return journals;
  }

  void declare(DesiredResource resource) {
    declarations.add(resource);
    declaring = true;
  }

  /** Leaves a block to be run when everything is applied. */
  void afterApply(LastBlock block) {
    if (block.restores() && !host.restores()) {
      throw new CozeScriptException(
          here("afterApply"),
          "afterApply(restore: true) brings nothing back at the prompt",
          "each line is applied by itself, so there is no release before it to go back to",
          "run it as a script: `cozesh FILE.groovy`; or check with `afterApply { … }`, and go back"
              + " with `cozesh rollback N`");
    }
    afterApply.add(block);
    declaring = true;
  }

  /** Whether this input left something to be applied. */
  boolean isDeclaring() {
    return declaring;
  }

  void output(String name, Output.Value value) {
    Place place = here("output");
    try {
      declarations.add(new Output(name, value), place);
      declaring = true;
    } catch (IllegalArgumentException e) {
      throw new CozeScriptException(
          place,
          "output cannot be called " + name,
          "other programs read it as a variable",
          "use letters, digits and underscores, not beginning with a digit",
          e);
    }
  }

  DesiredState pending() {
    return declarations.pending();
  }

  /** Applies what is pending; while planning it stays pending. */
  void apply() {
    DesiredState pending = pending();
    if (host.planning() || pending.isEmpty()) {
      return;
    }
    Map<Address, String> ids = host.apply(pending);
    declarations.learn(ids);
    declarations.applied();
  }

  /**
   * A value as the text of a field.
   *
   * @param word the word that takes it, for errors
   */
  String text(Object value, String word) {
    return text(
        value,
        word,
        vocabulary().word(word).map(known -> "write `" + known.usage() + "`").orElse(""));
  }

  /**
   * The same for what is no word of its own.
   *
   * @param next what to do about a value that is none
   */
  String text(Object value, String word, String next) {
    if (value instanceof Secret) {
      throw secretIn(word);
    }
    if (value instanceof ScriptFile file) {
      return vocabulary() == Vocabulary.SCRIPT ? file.getText() : examined(file);
    }
    if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
      return withoutSecret(value.toString(), word);
    }
    if (value instanceof DeferredId id) {
      return id.toString();
    }
    throw new CozeScriptException(
        here(word), word + " takes a text or a file, not " + kind(value), "", next);
  }

  /**
   * The text of a file, for what is declared.
   *
   * @throws CozeGuardException when a secret stands in it
   */
  String examined(ScriptFile file) {
    String text = file.getText();
    host.examine(file.getName(), text, "file");
    return text;
  }

  /** The text, unless a secret was joined into it: it would go to Coze as its mask. */
  private String withoutSecret(String text, String word) {
    if (secretsShown.stream().anyMatch(text::contains)) {
      throw secretIn(word);
    }
    return text;
  }

  private CozeGuardException secretIn(String word) {
    return new CozeGuardException(
        here(word) + ": a secret cannot go into " + word,
        "what is declared ends in plans and state files, and on Coze",
        "hand secrets to raw calls only, as a header or a value of the body");
  }

  /** What a value is, in words of the language. */
  static String kind(Object value) {
    if (value == null) {
      return "nothing (null)";
    }
    if (value instanceof Map) {
      return "a map";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof NotSent) {
      return value.toString(); // refuses: that it was not sent is what is wrong
    }
    if (value instanceof Closure) {
      return "a block";
    }
    return value instanceof Handle handle ? handle.toString() : value.getClass().getSimpleName();
  }
}
