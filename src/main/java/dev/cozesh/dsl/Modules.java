package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import groovy.lang.Binding;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Other scripts that run in this one: included files and modules of the standard library. */
final class Modules {
  private final Session session;
  private final Binding binding;

  Modules(Session session, Binding binding) {
    this.session = session;
    this.binding = binding;
  }

  /** Runs a file, relative to {@code directory}; returns its last value. */
  Object include(String name, Path directory) {
    Place place = session.here("include");
    ScriptFile file = ScriptFile.of(name, directory, place);
    ScriptSource source = new ScriptSource(name, file.getPath().getParent(), file.getText());
    return run(
        scripts -> scripts.prepare(source, binding).script(),
        file.getPath().toString(),
        name,
        place);
  }

  /** Runs a module, once a session; the one on the class path comes first. */
  Object use(String name, Path directory) {
    Place place = session.here("use");
    Library library = new Library(directory);
    if (!Library.isName(name)) {
      throw unknown(name, library, place);
    }
    if (!session.firstUse(name)) {
      return null;
    }
    Optional<String> bundled = Library.bundled(name);
    if (bundled.isPresent()) {
      String identity = "/" + Library.FOLDER + "/" + name + Library.SUFFIX;
      return run(
          scripts -> scripts.module(name, bundled.get(), directory, binding),
          identity,
          name,
          place);
    }
    Path file = library.own(name).orElseThrow(() -> unknown(name, library, place));
    return include(directory.relativize(file).toString(), directory);
  }

  private Object run(
      Function<Scripts, CozeScript> preparing, String identity, String name, Place place) {
    session.enter(identity, name, place);
    try {
      CozeScript script = preparing.apply(new Scripts(session));
      Object value = script.run();
      offerMethods(script);
      return value;
    } finally {
      session.leave();
    }
  }

  /** What the other script defines can be called like a word. */
  void offerMethods(CozeScript script) {
    for (Method method : script.getClass().getDeclaredMethods()) {
      boolean own =
          Modifier.isPublic(method.getModifiers())
              && !method.isSynthetic()
              && !method.getName().equals("run")
              && !method.getName().equals("main")
              && method.getName().indexOf('$') < 0;
      if (own) {
        String name = method.getName();
        Object before = binding.hasVariable(name) ? binding.getVariable(name) : null;
        if (before != null && !(before instanceof OfferedMethod)) {
          binding.removeVariable(name); // with the type it was declared with
        }
        binding.setVariable(name, OfferedMethod.of(session, script, method, before));
      }
    }
  }

  private static CozeScriptException unknown(String name, Library library, Place place) {
    List<String> known = library.names();
    return new CozeScriptException(
        place,
        "there is no module " + name,
        known.isEmpty() ? "" : "there are " + String.join(", ", Nearest.all(name, known, 8)),
        Nearest.to(name, known).map(near -> "did you mean `use \"" + near + "\"`?").orElse(""));
  }
}
