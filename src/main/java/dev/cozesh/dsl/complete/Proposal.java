package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;

/**
 * One thing that could stand at a place.
 *
 * @param value what is inserted; empty for a remark, which never is
 * @param shown what the list shows
 * @param description what the list shows behind it; one line, possibly empty
 * @param group what it belongs to: {@code words}, {@code bots}
 * @param suffix what is inserted behind it when it is the only one: a closing quote
 */
public record Proposal(
    String value, String shown, String description, String group, String suffix) {
  public Proposal {
    requireNonNull(value, "value");
    requireNonNull(shown, "shown");
    requireNonNull(description, "description");
    requireNonNull(group, "group");
    requireNonNull(suffix, "suffix");
  }

  static Proposal of(String value, String description, String group) {
    return new Proposal(value, value, description, group, "");
  }

  Proposal with(String suffix) {
    return new Proposal(value, shown, description, group, suffix);
  }

  static Proposal remark(String text) {
    return new Proposal("", text, "", "", "");
  }

  /** {@return whether it only says something and is never inserted} */
  public boolean isRemark() {
    return value.isEmpty();
  }
}
