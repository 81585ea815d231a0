package dev.cozesh.dsl;

import dev.cozesh.deploy.guard.SecretGate;
import dev.cozesh.dsl.script.CompiledFile;
import dev.cozesh.dsl.script.CompiledScript;
import dev.cozesh.dsl.script.ScriptCompiler;
import dev.cozesh.error.CozeGuardException;
import groovy.lang.Binding;
import groovy.lang.Script;
import java.nio.file.Path;

/** Takes a script from its text to an object that can run, in one session. */
final class Scripts {
  private final Session session;

  Scripts(Session session) {
    this.session = session;
  }

  /** A script that is compiled and tied to the session. */
  record Ready(CozeScript script, boolean endsWithValue) {}

  /**
   * Makes a script ready to run.
   *
   * @throws CozeGuardException when a secret stands in it; nothing of it has run
   */
  Ready prepare(ScriptSource source, Binding binding) {
    session.host().examine(source.name(), source.text(), "script");
    String unit = session.texts().add(source.name(), source.text());
    CompiledScript compiled =
        session.faults().isPresent()
            ? new ScriptCompiler(
                    CheckedScript.class.getClassLoader(), CheckedScript.class.getName())
                .compileOnward(unit, source.name(), source.text())
            : compiler().compile(unit, source.name(), source.text());
    CozeScript script = loaded(compiled, unit, source.directory(), binding);
    return new Ready(script, compiled.endsWithValue());
  }

  /**
   * Makes a module of the distribution ready to run.
   *
   * @param directory what the module's file names are relative to
   */
  CozeScript module(String name, String text, Path directory, Binding binding) {
    session.texts().addModule(unit(name), name + Library.SUFFIX, text);
    CompiledScript compiled =
        Library.resource(name + Library.COMPILED)
            .flatMap(bytes -> CompiledFile.read(bytes, text))
            .orElseGet(() -> compiledModule(name, text));
    return loaded(compiled, unit(name), directory, binding);
  }

  /** A module of the distribution as byte code. */
  static CompiledScript compiledModule(String name, String text) {
    return compiler().compile(unit(name), name + Library.SUFFIX, text);
  }

  private static String unit(String module) {
    return "Module_" + module.replace('-', '_') + Library.SUFFIX;
  }

  private static ScriptCompiler compiler() {
    return new ScriptCompiler(CozeScript.class.getClassLoader(), CozeScript.class.getName());
  }

  private CozeScript loaded(CompiledScript compiled, String unit, Path directory, Binding binding) {
    session.texts().tell(unit, compiled.sites());
    Class<? extends Script> type = compiled.load(CozeScript.class.getClassLoader());
    CozeScript script = (CozeScript) made(type);
    script.setBinding(binding);
    script.attach(session, directory);
    return script;
  }

  static Script made(Class<? extends Script> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a compiled script cannot be made: " + type, e);
    }
  }

  /** Refuses a script that holds a secret. */
  static void refuseSecrets(ScriptSource source) {
    SecretGate.STRICT.require(source.name(), source.text(), "script");
  }
}
