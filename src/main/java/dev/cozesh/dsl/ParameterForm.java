package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/**
 * An argument as a call takes it.
 *
 * @param name as it is written before a colon: {@code bot_id}
 * @param needed whether the call is refused without it
 * @param members what it is made of when it is a record; each can be named in its place
 */
public record ParameterForm(String name, Type type, boolean needed, List<ParameterForm> members) {
  public ParameterForm {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    members = List.copyOf(members);
  }

  static ParameterForm of(Target target) {
    return new ParameterForm(
        Spelling.shown(target.name()),
        target.type(),
        !target.missing(Set.of()).isEmpty(),
        target.form().map(RecordForm::members).orElse(List.of()));
  }
}
