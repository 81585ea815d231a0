package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.tools.GroovyClass;

/**
 * Turns a script into byte code. Both forms of a block are understood; no library is fetched and no
 * transformation of the class path is applied. Thread-safe.
 */
public final class ScriptCompiler {
  private final ClassLoader parent;
  private final String baseClass;

  /**
   * @param parent finds the classes that scripts may name
   * @param baseClass the class whose methods are the words of the language
   */
  public ScriptCompiler(ClassLoader parent, String baseClass) {
    this.parent = parent;
    this.baseClass = baseClass;
  }

  /**
   * Compiles a script.
   *
   * @param unit the name from {@link ScriptTexts#add}
   * @param name the script's name as the user gave it, for errors
   * @throws CozeScriptException for the first thing that is wrong, with line and column
   */
  public CompiledScript compile(String unit, String name, String text) {
    ScriptForm form = new ScriptForm();
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(baseClass);
    configuration.setSourceEncoding("UTF-8");
    CallSites sites = new CallSites(text);
    configuration.addCompilationCustomizers(form, sites);
    GroovyClassLoader classes = new BareLoader(parent);
    CompilationUnit compilation = new CompilationUnit(configuration, null, classes, classes);
    String braces = AngleForm.toBraces(text, name);
    compilation.addSource(unit, braces);
    try {
      compilation.compile(Phases.CLASS_GENERATION);
    } catch (CompilationFailedException e) {
      throw CompileFailure.of(e, name, braces);
    }
    Map<String, byte[]> code = new HashMap<>();
    for (GroovyClass each : compilation.getClasses()) {
      code.put(each.getName(), each.getBytes());
    }
    return new CompiledScript(
        unit.substring(0, unit.lastIndexOf('.')), code, form.endsWithValue(), sites.byLine());
  }

  /** Finds classes, but no script sources and no global transformations on the class path. */
  private static final class BareLoader extends GroovyClassLoader {
    private static final String TRANSFORMATIONS =
        "META-INF/services/org.codehaus.groovy.transform.ASTTransformation";

    BareLoader(ClassLoader parent) {
      super(parent);
      setResourceLoader(name -> null);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return TRANSFORMATIONS.equals(name)
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
