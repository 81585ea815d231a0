package dev.cozesh.dsl.script;

import static java.util.Objects.requireNonNull;

import groovy.lang.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A script as byte code, not loaded yet.
 *
 * @param entry the name of the script's own class
 * @param classes byte code by class name; callers leave the arrays alone
 * @param endsWithValue whether the last statement is an expression whose value is worth showing: no
 *     definition, assignment or loop
 * @param sites the calls that have a line number of their own, by that number
 */
public record CompiledScript(
    String entry,
    Map<String, byte[]> classes,
    boolean endsWithValue,
    Map<Integer, CallSite> sites) {
  public CompiledScript {
    requireNonNull(entry, "entry");
    classes = Map.copyOf(classes);
    sites = Map.copyOf(sites);
  }

  /** Whether it defines classes and has nothing to run. */
  public boolean isOnlyClasses() {
    return !classes.containsKey(entry);
  }

  /** The script with its closures, without the classes that it defines. */
  public CompiledScript withoutDefinitions() {
    Map<String, byte[]> own = new HashMap<>(classes);
    own.keySet().removeIf(name -> !isOfScript(name));
    return new CompiledScript(entry, own, endsWithValue, sites);
  }

  /** The names of the classes that it defines. */
  List<String> definitions() {
    return classes.keySet().stream().filter(name -> !isOfScript(name)).sorted().toList();
  }

  private boolean isOfScript(String name) {
    return name.equals(entry) || name.startsWith(entry + "$");
  }

  /** Finds these classes, and behind them what the parent finds. */
  ClassLoader loader(ClassLoader parent) {
    return new Loader(parent, classes);
  }

  /**
   * Loads the script's classes into a loader of their own.
   *
   * @param parent finds the classes of Groovy and of cozesh
   */
  public Class<? extends Script> load(ClassLoader parent) {
    try {
      return new Loader(parent, classes).loadClass(entry).asSubclass(Script.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("compiled without its entry class " + entry, e);
    }
  }

  /**
   * Takes the classes of a script that {@link #load} gave out of Groovy's and Java's caches, which
   * would hold them for as long as there is memory. What still uses them goes on, and is looked at
   * anew.
   */
  public static void letGo(Class<? extends Script> script) {
    if (script.getClassLoader() instanceof Loader own) {
      own.loaded().forEach(InvokerHelper::removeClass);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(ClassLoader parent, Map<String, byte[]> classes) {
      super("script", parent);
      this.classes = classes;
    }

    List<Class<?>> loaded() {
      List<Class<?>> all = new ArrayList<>();
      for (String name : classes.keySet()) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          all.add(known);
        }
      }
      return all;
    }

    /** Its own come first: the parent may know another class of that name. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return classes.containsKey(name) ? findClass(name) : super.loadClass(name, resolve);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = classes.get(name);
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, code, 0, code.length);
    }
  }
}
