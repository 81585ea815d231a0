package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import groovy.lang.Binding;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.MethodClosure;

/** Other scripts that run in this one: included files and modules of the standard library. */
final class Modules {
  private static final String LIBRARY = "stdlib";
  private static final String SUFFIX = ".groovy";

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
    return run(
        new ScriptSource(name, file.getPath().getParent(), file.getText()),
        file.getPath().toString(),
        place);
  }

  /** Runs a module, once a session; the one on the class path comes first. */
  Object use(String name, Path directory) {
    Place place = session.here("use");
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw unknown(name, directory, place);
    }
    String resource = "/" + LIBRARY + "/" + name + SUFFIX;
    if (!session.firstUse(name)) {
      return null;
    }
    try (InputStream module = Modules.class.getResourceAsStream(resource)) {
      if (module != null) {
        String text = new String(module.readAllBytes(), StandardCharsets.UTF_8);
        return run(new ScriptSource(name + SUFFIX, directory, text), resource, place);
      }
    } catch (IOException e) {
      throw new CozeScriptException(place, "module " + name + " cannot be read", "", "", e);
    }
    Path file = directory.resolve(LIBRARY).resolve(name + SUFFIX);
    if (!Files.isRegularFile(file)) {
      throw unknown(name, directory, place);
    }
    return include(directory.relativize(file).toString(), directory);
  }

  private Object run(ScriptSource source, String identity, Place place) {
    session.enter(identity, source.name(), place);
    try {
      CozeScript script = new Scripts(session).prepare(source, binding).script();
      Object value = script.run();
      offerMethods(script);
      return value;
    } finally {
      session.leave();
    }
  }

  /** What the other script defines can be called like a word. */
  private void offerMethods(CozeScript script) {
    for (Method method : script.getClass().getDeclaredMethods()) {
      boolean own =
          Modifier.isPublic(method.getModifiers())
              && !method.isSynthetic()
              && !method.getName().equals("run")
              && !method.getName().equals("main")
              && method.getName().indexOf('$') < 0;
      if (own) {
        binding.setVariable(method.getName(), new MethodClosure(script, method.getName()));
      }
    }
  }

  private static CozeScriptException unknown(String name, Path directory, Place place) {
    List<String> known = known(directory);
    return new CozeScriptException(
        place,
        "there is no module " + name,
        known.isEmpty() ? "" : "there are " + String.join(", ", Nearest.all(name, known, 8)),
        Nearest.to(name, known).map(near -> "did you mean `use \"" + near + "\"`?").orElse(""));
  }

  /** The names of all modules, those of the library first or last as they are found. */
  static List<String> known(Path directory) {
    List<String> names = new ArrayList<>(modulesIn(directory.resolve(LIBRARY)));
    URL library = Modules.class.getResource("/" + LIBRARY);
    try {
      if (library != null && library.openConnection() instanceof JarURLConnection jar) {
        jar.getJarFile().stream()
            .map(entry -> entry.getName())
            .filter(entry -> entry.startsWith(LIBRARY + "/") && entry.endsWith(SUFFIX))
            .map(entry -> stem(entry.substring(LIBRARY.length() + 1)))
            .forEach(names::add);
      } else if (library != null) {
        names.addAll(modulesIn(Path.of(library.toURI())));
      }
    } catch (IOException | java.net.URISyntaxException e) {
      return names; // only a suggestion would be missing
    }
    return names;
  }

  private static List<String> modulesIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(Modules::stem)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String stem(String file) {
    return file.substring(0, file.length() - SUFFIX.length());
  }
}
