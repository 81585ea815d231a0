package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import groovy.lang.MetaBeanProperty;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A value was asked for what it does not have: says what was probably meant. Calls nothing. */
final class MissingMember {
  private static final int FORMS_SHOWN = 4;

  private final Class<?> type;
  private final ScriptTexts texts;

  /**
   * @param type of the value; null when nobody knows
   */
  private MissingMember(Class<?> type, ScriptTexts texts) {
    this.type = type;
    this.texts = texts;
  }

  /** The failure in words; empty when it is another one. */
  static Optional<CozeScriptException> of(Throwable failure, ScriptTexts texts) {
    if (failure instanceof MissingMethodException missing) {
      return Optional.of(new MissingMember(missing.getType(), texts).method(missing));
    }
    if (failure instanceof MissingPropertyException missing) {
      return Optional.of(new MissingMember(missing.getType(), texts).property(missing));
    }
    return Optional.empty();
  }

  private CozeScriptException method(MissingMethodException missing) {
    String name = missing.getMethod();
    String given =
        Arrays.stream(missing.getArguments())
            .map(each -> each == null ? "null" : each.getClass().getSimpleName())
            .collect(Collectors.joining(", ", "(", ")"));
    List<MetaMethod> namesakes = methods().filter(each -> each.getName().equals(name)).toList();
    String near =
        namesakes.isEmpty()
            ? Nearest.to(name, methods().map(MetaMethod::getName).toList())
                .map(meant -> "did you mean `" + meant + "`?")
                .or(() -> property(name))
                .orElse("")
            : "";
    return new CozeScriptException(
        place(missing, name),
        type.getSimpleName() + " has no method " + name + given,
        namesakes.isEmpty() ? "" : "its " + name + " takes " + forms(namesakes),
        near,
        missing);
  }

  /** A value may have what was called. */
  private Optional<String> property(String called) {
    return Nearest.to(called, properties())
        .map(meant -> "did you mean `." + meant + "`, without brackets?");
  }

  private static String forms(List<MetaMethod> methods) {
    String shown =
        methods.stream()
            .map(MissingMember::parameters)
            .distinct()
            .limit(FORMS_SHOWN)
            .collect(Collectors.joining(" or "));
    return methods.size() > FORMS_SHOWN ? shown + " or others" : shown;
  }

  private static String parameters(MetaMethod method) {
    Class<?>[] types = method.getNativeParameterTypes();
    return Arrays.stream(types)
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private CozeScriptException property(MissingPropertyException missing) {
    String name = missing.getProperty();
    if (type == null) {
      return new CozeScriptException(place(missing, name), "there is no " + name, "", "", missing);
    }
    return new CozeScriptException(
        place(missing, name),
        type.getSimpleName() + " has no property " + name,
        "",
        Nearest.to(name, properties())
            .or(() -> Nearest.to(name, questions()).map(method -> method + "()"))
            .map(meant -> "did you mean `" + meant + "`?")
            .orElse(""),
        missing);
  }

  private Place place(Throwable failure, String name) {
    return texts.of(failure, name).orElse(Place.NOWHERE);
  }

  /** What can be read: as Groovy knows it, and the components of a record. */
  private Collection<String> properties() {
    Set<String> names = new TreeSet<>();
    for (MetaProperty each : metaClass().getProperties()) {
      if (!(each instanceof MetaBeanProperty bean) || bean.getGetter() != null) {
        names.add(each.getName());
      }
    }
    names.remove("class");
    names.remove("metaClass");
    if (type.isRecord()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(each -> each.getParameterCount() == 0 && Modifier.isPublic(each.getModifiers()))
          .forEach(each -> names.add(each.getName()));
      names.removeAll(Set.of("hashCode", "toString"));
    }
    return names;
  }

  /** What can be called without an argument. */
  private Collection<String> questions() {
    return methods()
        .filter(each -> each.getNativeParameterTypes().length == 0)
        .map(MetaMethod::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<MetaMethod> methods() {
    MetaClass known = metaClass();
    return Stream.concat(known.getMethods().stream(), known.getMetaMethods().stream())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .filter(each -> each.getName().indexOf('$') < 0);
  }

  private MetaClass metaClass() {
    return InvokerHelper.getMetaClass(type);
  }
}
