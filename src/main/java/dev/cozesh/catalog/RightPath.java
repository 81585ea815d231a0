package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A request that people guessed, and the endpoints that do what it was meant to do.
 *
 * @param method upper case
 * @param path the guessed template
 * @param endpoints ids of the equivalents; empty when no public endpoint does it
 * @param nearest ids of what comes closest when there is no equivalent
 * @param note what to mind; possibly empty
 * @param seenAbsent whether a live test of 2026-02-28 got HTTP 404; otherwise only the sources say
 *     that it does not exist
 */
public record RightPath(
    String method,
    String path,
    List<String> endpoints,
    List<String> nearest,
    String note,
    boolean seenAbsent) {
  public RightPath {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    endpoints = List.copyOf(endpoints);
    nearest = List.copyOf(nearest);
    requireNonNull(note, "note");
  }
}
