package dev.cozesh.dsl;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter of a service's method, as an argument's target.
 *
 * @param name in Java
 * @param form of the record that it is, whose members can be named
 */
record Target(String name, Type type, Optional<RecordForm> form) {
  static Target of(Parameter parameter) {
    Type type = parameter.getParameterizedType();
    Optional<RecordForm> form =
        RecordForm.fits(type) ? Optional.of(RecordForm.of((Class<?>) type)) : Optional.empty();
    return new Target(parameter.getName(), type, form);
  }

  boolean isRecord() {
    return form.isPresent();
  }

  boolean isWorkspace() {
    return type == String.class && Spelling.isWorkspace(name);
  }

  boolean knows(String given) {
    return form.map(known -> known.knows(given))
        .orElseGet(() -> Spelling.all(name).contains(Spelling.squeezed(given)));
  }

  /** The names it goes by, as they are shown. */
  List<String> names() {
    return form.map(RecordForm::names).orElse(List.of(Spelling.shown(name)));
  }

  /** What is needed and neither among the names nor known without them. */
  List<String> missing(Set<String> given) {
    if (form.isPresent()) {
      return form.get().missing(given);
    }
    boolean optional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    boolean there = isWorkspace() || optional || given.stream().anyMatch(this::knows);
    return there ? List.of() : names();
  }

  /** What it gets when nobody names it. */
  Object absent(Values values) {
    return type instanceof ParameterizedType generic ? Values.none(generic) : values.workspaceId();
  }
}
