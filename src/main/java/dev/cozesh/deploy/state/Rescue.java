package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

/**
 * What can be saved of a state that cannot be read.
 *
 * @param what what is wrong with it
 * @param remedy what takes its place, in words
 * @param state what takes its place
 */
public record Rescue(String what, String remedy, TargetState state) {
  public Rescue {
    requireNonNull(what, "what");
    requireNonNull(remedy, "remedy");
    requireNonNull(state, "state");
  }
}
