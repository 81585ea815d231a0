package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import groovy.lang.GroovyClassLoader;
import groovy.transform.ThreadInterrupt;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
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
    return compile(unit, name, text, List.of());
  }

  /**
   * Compiles a script that is only looked at: it goes on behind what fails, unless it is so long
   * that only its bare form is possible. Its base class takes each failure by {@code keepFailure}.
   *
   * @param unit the name from {@link ScriptTexts#add}
   * @param name the script's name as the user gave it, for errors
   * @throws CozeScriptException for the first thing that is wrong, with line and column
   */
  public CompiledScript compileOnward(String unit, String name, String text) {
    try {
      return compile(unit, name, text, List.of(new Onward()));
    } catch (CozeScriptException e) {
      // Its guards may be what makes a long script too long for a class.
      return compile(unit, name, text, List.of());
    }
  }

  /**
   * Compiles an input of the prompt: what it declares at its top becomes a variable of the session,
   * it sees the imports of earlier inputs, and its loops can be interrupted.
   *
   * @param unit the name from {@link ScriptTexts#add}
   * @param name what errors call it
   * @param imports what was imported before; takes in what this input imports, when it is sound
   * @throws CozeScriptException for the first thing that is wrong, with line and column
   */
  public CompiledLine compileLine(String unit, String name, String text, Imports imports) {
    LineForm form = new LineForm();
    Imports.Handing handing = imports.handing();
    CompiledScript script =
        compile(
            unit,
            name,
            text,
            List.of(handing, form, new ASTTransformationCustomizer(ThreadInterrupt.class)));
    imports.keep(handing.own());
    return new CompiledLine(script, form.methods(), form.endsWithWord());
  }

  private CompiledScript compile(
      String unit, String name, String text, List<CompilationCustomizer> more) {
    ScriptForm form = new ScriptForm();
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(baseClass);
    configuration.setSourceEncoding("UTF-8");
    CallSites sites = new CallSites(text);
    configuration.addCompilationCustomizers(form, sites);
    configuration.addCompilationCustomizers(more.toArray(CompilationCustomizer[]::new));
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
