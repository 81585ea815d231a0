package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import groovy.lang.Closure;
import groovy.lang.MetaMethod;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.runtime.MetaClassHelper;

/**
 * What other scripts, or earlier inputs of the prompt, define under one name: a script calls it
 * like a word. Forms that take different types live side by side, a new one replaces the old of the
 * same types.
 */
final class OfferedMethod extends Closure<Object> {
  private static final long serialVersionUID = 1L;

  private final transient Session session;
  private final transient List<Form> forms; // the newest first
  private final String name;

  private record Form(Script script, MetaMethod method) {
    boolean takes(Class<?>[] types) {
      return method.isValidMethod(types);
    }

    long distance(Class<?>[] types) {
      return MetaClassHelper.calculateParameterDistance(types, method);
    }

    boolean replaces(Form older) {
      return Arrays.equals(
          method.getNativeParameterTypes(), older.method.getNativeParameterTypes());
    }

    String parameters() {
      Class<?>[] types = method.getNativeParameterTypes();
      return Arrays.stream(types)
          .map(Class::getSimpleName)
          .collect(Collectors.joining(", ", "(", ")"));
    }
  }

  private OfferedMethod(Session session, String name, List<Form> forms) {
    super(null);
    this.session = session;
    this.name = name;
    this.forms = List.copyOf(forms);
  }

  /**
   * @param before what the name stood for until now
   * @return the method beside those that it does not replace
   */
  static OfferedMethod of(Session session, Script script, Method method, Object before) {
    Form fresh = new Form(script, CachedMethod.find(method));
    List<Form> all = new ArrayList<>();
    all.add(fresh);
    if (before instanceof OfferedMethod known) {
      known.forms.stream().filter(old -> !fresh.replaces(old)).forEach(all::add);
    }
    return new OfferedMethod(session, method.getName(), all);
  }

  /** Groovy calls this for a call of the closure. */
  public Object doCall(Object... arguments) {
    Class<?>[] types = MetaClassHelper.convertToTypeArray(arguments);
    Form form =
        forms.stream()
            .filter(each -> each.takes(types))
            .min(Comparator.comparingLong(each -> each.distance(types)))
            .orElseThrow(() -> misfit(arguments));
    return form.method().doMethodInvoke(form.script(), arguments);
  }

  private CozeScriptException misfit(Object... arguments) {
    String given = Arrays.stream(arguments).map(Session::kind).collect(Collectors.joining(", "));
    return new CozeScriptException(
        session.here(name),
        given.isEmpty() ? name + " needs an argument" : name + " does not take " + given,
        "it takes " + forms.stream().map(Form::parameters).collect(Collectors.joining(" or ")),
        "");
  }
}
