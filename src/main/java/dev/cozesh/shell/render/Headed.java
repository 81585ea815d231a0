package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A value that only its own room can take apart, taken apart for the screen.
 *
 * @param headline a line above; empty for none
 * @param body what is shown; empty when the headline is all
 * @param path where a script reads the body of {@code _}, the last value: {@code _.json}
 */
public record Headed(String headline, Optional<Object> body, String path) {
  public Headed {
    requireNonNull(headline, "headline");
    requireNonNull(body, "body");
    requireNonNull(path, "path");
  }
}
