package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Names one declared object: {@code bot.WeHan 求职助手}. Unique within a script and a target.
 *
 * @param name the object's name exactly as declared
 */
public record Address(Kind kind, String name) implements Comparable<Address> {
  public Address {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
  }

  /** Reads {@code kind.name}; empty when the kind is unknown or the name is missing. */
  public static Optional<Address> parse(String text) {
    for (Kind kind : Kind.values()) {
      String head = kind.word() + ".";
      if (text.startsWith(head) && text.length() > head.length()) {
        return Optional.of(new Address(kind, text.substring(head.length())));
      }
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(Address other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return kind.word() + "." + name;
  }
}
