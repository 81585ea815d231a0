package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** One output and its value, absent while it is not known. */
public record OutputValue(String name, Optional<String> value) {
  public OutputValue {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }
}
