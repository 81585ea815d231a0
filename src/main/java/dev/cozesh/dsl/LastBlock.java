package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import groovy.lang.Closure;

/**
 * A block of {@code afterApply}.
 *
 * @param restores whether the release before is to come back when it fails
 */
public record LastBlock(Closure<?> body, boolean restores) {
  public LastBlock {
    requireNonNull(body, "body");
  }
}
