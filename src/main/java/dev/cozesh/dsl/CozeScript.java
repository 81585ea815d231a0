package dev.cozesh.dsl;

import static groovy.lang.Closure.DELEGATE_FIRST;

import dev.cozesh.deploy.desired.DesiredBot.PluginTool;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Base class of every script: its methods and properties are the words. Declarations record,
 * lookups are lazy, services and raw calls call out. What a word needs is loaded when it is first
 * used, so services come as {@code Object}.
 */
public abstract class CozeScript extends Script {
  private Session session;
  private Path directory;

  /** Ties a fresh script to its run; a script that is not tied has no words. */
  final void attach(Session run, Path home) {
    session = run;
    directory = home;
  }

  /** Its run, by a name that no script has for something of its own. */
  final Session sessionOfScript() {
    return session;
  }

  /** Names the workspace that the script works in, by name or id. */
  public void workspace(CharSequence nameOrId) {
    session.workIn(required(nameOrId, "workspace"));
  }

  /** Names the workspace and groups what is declared in it. */
  public void workspace(CharSequence nameOrId, Closure<?> body) {
    workspace(nameOrId);
    body.call();
  }

  /** Looks a knowledge base up by name or id; asks nobody yet. */
  public KnowledgeHandle knowledge(CharSequence nameOrId) {
    return new KnowledgeHandle(session, required(nameOrId, "knowledge"), false);
  }

  /** Declares a knowledge base. */
  public KnowledgeHandle knowledge(
      CharSequence name,
      @DelegatesTo(value = KnowledgeSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new Declaring(session).knowledge(required(name, "knowledge"), body);
  }

  /** Looks a database up by name or id; asks nobody yet. */
  public DatabaseHandle database(CharSequence nameOrId) {
    return new DatabaseHandle(session, required(nameOrId, "database"), false);
  }

  /** Declares a database: one table. */
  public DatabaseHandle database(
      CharSequence name,
      @DelegatesTo(value = DatabaseSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new Declaring(session).database(required(name, "database"), body);
  }

  /** Looks a bot up by name or id; asks nobody yet. */
  public BotHandle bot(CharSequence nameOrId) {
    return new BotHandle(session, required(nameOrId, "bot"), false);
  }

  /** Declares a bot. */
  public BotHandle bot(
      CharSequence name,
      @DelegatesTo(value = BotSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return bot(Map.of(), name, body);
  }

  /** Declares the bot of a JSON file; its name is the file's. */
  public BotHandle bot(Map<?, ?> options) {
    return new Declaring(session).bot(Optional.empty(), options, null);
  }

  /** Declares the bot of a JSON file, and more; its name is the file's. */
  public BotHandle bot(
      Map<?, ?> options,
      @DelegatesTo(value = BotSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new Declaring(session).bot(Optional.empty(), options, body);
  }

  /** Declares the bot of a JSON file under another name. */
  public BotHandle bot(Map<?, ?> options, CharSequence name) {
    return bot(options, name, null);
  }

  /**
   * Declares a bot.
   *
   * @param options {@code from:} a map as {@code json(file(…))} gives it; {@code ignore:} its keys
   *     that are left out on purpose
   */
  public BotHandle bot(
      Map<?, ?> options,
      CharSequence name,
      @DelegatesTo(value = BotSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new Declaring(session).bot(Optional.of(required(name, "bot")), options, body);
  }

  /** Looks a workflow up by name or id; asks nobody yet. */
  public WorkflowHandle workflow(CharSequence nameOrId) {
    return new WorkflowHandle(session, required(nameOrId, "workflow"), false);
  }

  /** Declares a workflow. */
  public WorkflowHandle workflow(
      CharSequence name,
      @DelegatesTo(value = WorkflowSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new Declaring(session).workflow(required(name, "workflow"), body);
  }

  /** The workspace as it is: its objects, their values, and the scripts that declare them. */
  public Object snapshot() {
    return new Snapshot(session, session.connection().reader(Optional.empty()));
  }

  /** Another workspace as it is, by name or id. */
  public Object snapshot(CharSequence workspace) {
    Optional<String> named = Optional.of(required(workspace, "snapshot"));
    return new Snapshot(session, session.connection().reader(named));
  }

  /** Asks a bot, by name, id or handle, and prints the answer as it comes. */
  public Object chat(Object bot, Object question) {
    return chat(Map.of(), bot, question);
  }

  /** Asks a bot; {@code conversation:} goes on with one, {@code user:} says who asks. */
  public Object chat(Map<?, ?> options, Object bot, Object question) {
    return new Talking(session, "chat", bot, options).chatWithFooter(question);
  }

  /** One tool of a plugin, for {@code uses}. */
  public PluginTool plugin(Object pluginId, Object toolId) {
    return new PluginTool(session.text(pluginId, "plugin"), session.text(toolId, "plugin"));
  }

  /** Gives a value to other programs; an id may be one that is known after apply. */
  public void output(CharSequence name, Object value) {
    new Declaring(session).output(required(name, "output"), value);
  }

  /** The environment that the run is for; an empty text when it is for none. */
  public String getEnvironment() {
    return session.host().place();
  }

  /** A file, relative to the directory of this script. */
  public ScriptFile file(CharSequence name) {
    return ScriptFile.of(required(name, "file"), directory, session.here("file"));
  }

  /** The files of a directory, by name, hidden ones left out. */
  public List<ScriptFile> dir(CharSequence name) {
    return dir(name, "*");
  }

  /**
   * The files of a directory that fit a pattern, by name: {@code *.md}, also below it: {@code **}.
   */
  public List<ScriptFile> dir(CharSequence name, CharSequence pattern) {
    return ScriptFile.all(
        required(name, "dir"), required(pattern, "dir"), directory, session.here("dir"));
  }

  /** A web page, for {@code document}; Coze reads it, nobody here does. */
  public WebPage url(CharSequence address) {
    return WebPage.of(required(address, "url"), session.here("url"));
  }

  /** The text of a file, without a byte order mark. */
  public String text(ScriptFile file) {
    return file.getText();
  }

  /** A document written in the script. */
  public NamedText text(CharSequence name, Object content) {
    return new NamedText(required(name, "text"), session.text(content, "document"));
  }

  /** A JSON file as maps and lists. */
  public Object json(ScriptFile file) {
    return DataFiles.json(session.examined(file), file.getName(), session.here("json"));
  }

  /** A JSON text as maps and lists. */
  public Object json(CharSequence text) {
    return DataFiles.json(text.toString(), "the text", session.here("json"));
  }

  /** A CSV file: a map for each row, named by the first line. */
  public List<Map<String, String>> csv(ScriptFile file) {
    return DataFiles.csv(file.getText(), file.getName(), session.here("csv"));
  }

  /** A CSV text: a map for each row, named by the first line. */
  public List<Map<String, String>> csv(CharSequence text) {
    return DataFiles.csv(text.toString(), "the text", session.here("csv"));
  }

  /** A variable of the environment; a missing one is an error. */
  public String env(CharSequence name) {
    Map<String, String> all = session.host().environment();
    String value = all.get(name.toString());
    if (value == null) {
      session.faults().ifPresent(faults -> faults.lookUp("variable " + name, session.here("env")));
      throw new CozeScriptException(
          session.here("env"),
          "the environment has no variable " + name,
          "",
          Nearest.to(name.toString(), all.keySet())
              .map(near -> "did you mean " + near + "?")
              .orElse("set it, or give a default: `env(\"" + name + "\", \"…\")`"),
          new NotKnown());
    }
    return value;
  }

  /** A variable of the environment, or the default. */
  public String env(CharSequence name, Object otherwise) {
    String value = session.host().environment().get(name.toString());
    return value == null ? session.text(otherwise, "env") : value;
  }

  /** A secret; only raw calls can send it. */
  public Secret secret(CharSequence name) {
    return session.secret(required(name, "secret"));
  }

  /** Runs another script in this one; its methods can be called here. */
  public Object include(CharSequence name) {
    return new Modules(session, getBinding()).include(required(name, "include"), directory);
  }

  /** Loads a module of the standard library; its methods can be called here. */
  public Object use(CharSequence name) {
    return new Modules(session, getBinding()).use(required(name, "use"), directory);
  }

  /** Shows what would be done for what is declared so far. */
  public void plan() {
    session.host().plan(session.pending());
  }

  /** Does now what is declared so far; in {@code cozesh plan} it stays a plan. */
  public void apply() {
    session.apply();
  }

  /** Runs a block once everything is applied; never while planning. */
  public void afterApply(Closure<?> body) {
    session.afterApply(new LastBlock(body, false));
  }

  /**
   * The same; with {@code restore: true} the release before is applied and published again when the
   * block fails.
   *
   * @throws dev.cozesh.error.CozeScriptException at the prompt, where no line has a release before
   */
  public void afterApply(Map<?, ?> options, Closure<?> body) {
    boolean restores =
        Options.of(options, "afterApply", session.here("afterApply"), List.of("restore"))
            .flag("restore")
            .orElse(false);
    session.afterApply(new LastBlock(body, restores));
  }

  /** States a rule that every plan of this script has to keep. */
  public void guard(
      @DelegatesTo(value = GuardSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    new Declaring(session).guard(Optional.empty(), body);
  }

  /** States a rule that every plan of this script has to keep. */
  public void guard(
      CharSequence name,
      @DelegatesTo(value = GuardSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    new Declaring(session).guard(Optional.of(required(name, "guard")), body);
  }

  /** Prints a value. */
  public void show(Object value) {
    session.host().show(value);
  }

  /** Prints rows as a table. */
  public void table(Object rows) {
    table(Map.of(), rows);
  }

  /** Prints rows as a table; {@code columns:} names the ones to print, in their order. */
  public void table(Map<?, ?> options, Object rows) {
    new Showing(session).table(options, rows);
  }

  /** Prints a remark beside the results. */
  public void remark(Object text) {
    session.host().screen().remark(String.valueOf(text));
  }

  /** Asks the user; without a terminal it is an error. */
  public Object ask(CharSequence question) {
    return new Asking(session, Map.of()).ask(question);
  }

  /** Asks the user; without a terminal, or an answer, it is the default. */
  public Object ask(CharSequence question, Object otherwise) {
    return new Asking(session, Map.of()).ask(question, otherwise);
  }

  /** Asks the user; {@code hidden: true} shows nothing of the answer, which is a secret. */
  public Object ask(Map<?, ?> options, CharSequence question) {
    return new Asking(session, options).ask(question);
  }

  /** Works through rows and shows how far it is; the values that the block gives. */
  public List<Object> progress(Iterable<?> rows, Closure<?> body) {
    return progress("", rows, body);
  }

  /** Works through rows and shows how far it is; the values that the block gives. */
  public List<Object> progress(CharSequence label, Iterable<?> rows, Closure<?> body) {
    return new Showing(session).progress(label, rows, body);
  }

  /** Shows how far it is: the block gets what counts, and calls its {@code step()}. */
  public Object progress(
      CharSequence label,
      Number total,
      @ClosureParams(value = SimpleType.class, options = "dev.cozesh.dsl.Meter") Closure<?> body) {
    return new Showing(session).progress(label, total, body);
  }

  /** Runs a block for each row, so many at once; the values it gives, in the order of the rows. */
  public List<Object> parallel(Number workers, Iterable<?> rows, Closure<?> body) {
    return parallel(Map.of(), workers, rows, body);
  }

  /** Runs a block for each row, so many at once; {@code rate:} begins at most so many a second. */
  public List<Object> parallel(
      Map<?, ?> options, Number workers, Iterable<?> rows, Closure<?> body) {
    return new Showing(session).parallel(options, workers, rows, body);
  }

  /** Opens a file of JSON lines for this run alone, and closes it behind the block. */
  public Object journal(
      CharSequence name,
      @ClosureParams(value = SimpleType.class, options = "dev.cozesh.dsl.LineJournal")
          Closure<?> body) {
    return new Writing(session, directory).journal(required(name, "journal"), body);
  }

  /** Writes a file whole. */
  public void save(CharSequence name, Object content) {
    save(Map.of(), name, content);
  }

  /**
   * Writes a file whole; {@code overwrite: true} replaces one that holds something else, and a
   * block does when it says so of the old text.
   */
  public void save(Map<?, ?> options, CharSequence name, Object content) {
    new Writing(session, directory).save(options, required(name, "save"), content);
  }

  /** Finds out which requests the server knows, and prints what it found. */
  public Object probe(
      @DelegatesTo(value = ProbeSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new ProbeBlock(session, directory).run("", body);
  }

  /** Finds out which requests the server knows, and prints what it found. */
  public Object probe(
      CharSequence title,
      @DelegatesTo(value = ProbeSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new ProbeBlock(session, directory).run(required(title, "probe"), body);
  }

  /** Sends a GET; named arguments are the query. */
  public Object GET(CharSequence path) {
    return GET(Map.of(), path);
  }

  /** Sends a GET; named arguments are the query. */
  public Object GET(Map<?, ?> query, CharSequence path) {
    return RawCalls.withQuery(session, "GET", path, query);
  }

  /** Sends a DELETE; named arguments are the query. */
  public Object DELETE(CharSequence path) {
    return DELETE(Map.of(), path);
  }

  /** Sends a DELETE; named arguments are the query. */
  public Object DELETE(Map<?, ?> query, CharSequence path) {
    return RawCalls.withQuery(session, "DELETE", path, query);
  }

  /** Sends a POST without a body. */
  public Object POST(CharSequence path) {
    return RawCalls.withBody(session, "POST", path, Map.of(), null);
  }

  /** Sends a POST; named arguments are the JSON body. */
  public Object POST(Map<?, ?> body, CharSequence path) {
    return RawCalls.withBody(session, "POST", path, Map.of(), body);
  }

  /** Sends a POST with a JSON body. */
  public Object POST(CharSequence path, Object body) {
    return RawCalls.withBody(session, "POST", path, Map.of(), body);
  }

  /** Sends a POST with a JSON body; named arguments are the query. */
  public Object POST(Map<?, ?> query, CharSequence path, Object body) {
    return RawCalls.withBody(session, "POST", path, query, body);
  }

  /** Sends a PUT; named arguments are the JSON body. */
  public Object PUT(Map<?, ?> body, CharSequence path) {
    return RawCalls.withBody(session, "PUT", path, Map.of(), body);
  }

  /** Sends a PUT with a JSON body. */
  public Object PUT(CharSequence path, Object body) {
    return RawCalls.withBody(session, "PUT", path, Map.of(), body);
  }

  /** Sends a PATCH; named arguments are the JSON body. */
  public Object PATCH(Map<?, ?> body, CharSequence path) {
    return RawCalls.withBody(session, "PATCH", path, Map.of(), body);
  }

  /** Sends a PATCH with a JSON body. */
  public Object PATCH(CharSequence path, Object body) {
    return RawCalls.withBody(session, "PATCH", path, Map.of(), body);
  }

  /** Where {@code println} writes. */
  public PrintWriter getOut() {
    return session.host().out();
  }

  /** A variable, a property, a service, or an error that names the nearest word. */
  @Override
  public Object getProperty(String name) {
    try {
      return super.getProperty(name);
    } catch (MissingPropertyException e) {
      if (session == null || !name.equals(e.getProperty()) || e.getType() != getClass()) {
        throw e;
      }
      return new Services(session, directory).named(name).orElseThrow(() -> unknown(name).read(e));
    }
  }

  /** A method, a closure held by a variable, or an error that names the nearest word. */
  @Override
  public Object invokeMethod(String name, Object arguments) {
    try {
      return getMetaClass().invokeMethod(this, name, arguments);
    } catch (MissingMethodException e) {
      if (session == null || !name.equals(e.getMethod()) || e.getType() != getClass()) {
        throw e;
      }
      Object[] given = arguments instanceof Object[] several ? several : new Object[] {arguments};
      if (getBinding().hasVariable(name)
          && getBinding().getVariable(name) instanceof Closure<?> own) {
        return own.call(given);
      }
      throw unknown(name).called(given, e);
    }
  }

  private UnknownWord unknown(String name) {
    Map<?, ?> variables = getBinding().getVariables();
    Set<String> own = new TreeSet<>();
    variables.keySet().forEach(each -> own.add(String.valueOf(each)));
    return new UnknownWord(name, session.vocabulary(), session.here(name), own);
  }

  /**
   * For modules: a failure of the call that a script makes.
   *
   * @return to be thrown
   */
  protected final CozeScriptException failure(Object what, Object why, Object next) {
    return new CozeScriptException(
        session.here(""), String.valueOf(what), String.valueOf(why), String.valueOf(next));
  }

  /**
   * For modules: a value whose report was printed. As the last value of an input or a script it is
   * not printed once more.
   */
  protected final <T> T told(T value) {
    session.said(value);
    return value;
  }

  /** For modules: the rows of a list, or of a file: CSV, JSON lines or JSON. */
  protected final List<Map<String, Object>> rowsOf(Object given) {
    Object rows = given instanceof CharSequence name ? file(name) : given;
    return DataFiles.rows(rows, session.here(""));
  }

  /**
   * For modules: refuses named arguments that a word does not know, and a {@code concurrency:} or
   * {@code rate:} that {@code parallel} would not take.
   */
  protected final void onlyOptions(String word, Map<?, ?> options, String... known) {
    Options named = Options.of(options, word, session.here(word), List.of(known));
    named.whole("concurrency", 1, Showing.MOST_WORKERS);
    named.positive("rate");
  }

  private String required(CharSequence text, String word) {
    String value = session.text(text, word);
    if (value.isBlank()) {
      Place place = session.here(word);
      throw new CozeScriptException(
          place,
          word + " needs a name that is not empty",
          "",
          Vocabulary.SCRIPT.word(word).map(known -> "write `" + known.usage() + "`").orElse(""));
    }
    return value;
  }
}
