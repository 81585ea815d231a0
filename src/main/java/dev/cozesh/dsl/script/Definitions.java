package dev.cozesh.dsl.script;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes that were typed at the prompt: later inputs find them here, the newest of a name
 * alone. Each class stays in the loader of its own input. Not thread-safe but for the lookup of
 * classes.
 */
public final class Definitions extends ClassLoader {
  private final Map<String, Class<?>> byName = Collections.synchronizedMap(new TreeMap<>());

  /**
   * @param parent finds the classes of Groovy and of cozesh
   */
  public Definitions(ClassLoader parent) {
    super("prompt", requireNonNull(parent, "parent"));
  }

  /** Takes in the classes that an input defines; those of one input find each other. */
  public void keep(CompiledScript input) {
    List<String> fresh = input.definitions();
    if (fresh.isEmpty()) {
      return;
    }
    ClassLoader own = input.loader(this);
    for (String name : fresh) {
      try {
        byName.put(name, Class.forName(name, false, own));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("compiled and not there: " + name, e);
      }
    }
  }

  /** The names of all, sorted; inner classes are left out. */
  public List<String> names() {
    return byName.keySet().stream().filter(name -> name.indexOf('$') < 0).toList();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> known = byName.get(name);
    if (known == null) {
      throw new ClassNotFoundException(name);
    }
    return known;
  }
}
