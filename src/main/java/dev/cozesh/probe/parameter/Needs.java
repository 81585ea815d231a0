package dev.cozesh.probe.parameter;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a request needs.
 *
 * @param names the smallest set of parameters that passes, in the order in which they were learnt
 * @param proven whether that was seen; otherwise only the catalogue or the server's words say so
 * @param ignored names that were sent and made no difference, {@code space_id}
 * @param strangersPass whether a parameter that nobody knows is accepted in silence, so that a
 *     success proves nothing about names; empty text in {@code how} when it was not tried
 * @param how how it was learnt, in one sentence; empty when nothing is known
 */
public record Needs(
    List<String> names, boolean proven, List<String> ignored, boolean strangersPass, String how) {
  /** Nothing is known. */
  public static final Needs UNKNOWN = new Needs(List.of(), false, List.of(), false, "");

  public Needs {
    names = List.copyOf(names);
    ignored = List.copyOf(ignored);
    requireNonNull(how, "how");
  }
}
