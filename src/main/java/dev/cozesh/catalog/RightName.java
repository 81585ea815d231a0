package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A name that people send, and the one Coze reads.
 *
 * @param wrong the name as sent; a nested one has dots
 * @param right the parameter's name in the catalogue
 * @param endpoints ids of the endpoints this was seen on; empty: any that has the right name
 * @param note what happens, or how the value differs; possibly empty
 */
public record RightName(String wrong, String right, List<String> endpoints, String note) {
  public RightName {
    requireNonNull(wrong, "wrong");
    requireNonNull(right, "right");
    endpoints = List.copyOf(endpoints);
    requireNonNull(note, "note");
  }
}
