package dev.cozesh.dsl;

import dev.cozesh.dsl.script.CompiledLine;
import dev.cozesh.dsl.script.Definitions;
import dev.cozesh.dsl.script.Imports;
import dev.cozesh.dsl.script.ScriptCompiler;
import groovy.lang.Binding;
import groovy.lang.Script;
import java.util.Map;
import java.util.Optional;

/** Takes an input of the prompt from its text to an object that can run. */
final class Lines {
  private final Session session;
  private final Definitions definitions;
  private final Imports imports;
  private final ScriptCompiler compiler;

  /**
   * @param definitions the classes that were typed in before; takes in those of each input
   * @param imports likewise
   */
  Lines(Session session, Definitions definitions, Imports imports) {
    this.session = session;
    this.definitions = definitions;
    this.imports = imports;
    compiler = new ScriptCompiler(definitions, LineScript.class.getName());
  }

  /**
   * An input that is compiled and tied to the session.
   *
   * @param script empty for an input that only defines classes
   * @param methods the methods it defines, by name, with their signatures
   */
  record Ready(
      Optional<LineScript> script,
      boolean endsWithValue,
      boolean endsWithWord,
      Map<String, String> methods) {}

  /** Makes an input ready to run; its methods and classes are there from now on. */
  Ready prepare(ScriptSource source, Binding binding) {
    Scripts.refuseSecrets(source);
    String unit = session.texts().add(source.name(), source.text());
    CompiledLine line = compiler.compileLine(unit, source.name(), source.text(), imports);
    session.texts().tell(unit, line.script().sites());
    definitions.keep(line.script());
    if (line.script().isOnlyClasses()) {
      return new Ready(Optional.empty(), false, false, Map.of());
    }
    Class<? extends Script> type = line.script().withoutDefinitions().load(definitions);
    LineScript script = (LineScript) Scripts.made(type);
    script.setBinding(binding);
    script.attach(session, source.directory());
    if (!line.methods().isEmpty()) {
      new Modules(session, binding).offerMethods(script);
    }
    return new Ready(
        Optional.of(script), line.script().endsWithValue(), line.endsWithWord(), line.methods());
  }
}
