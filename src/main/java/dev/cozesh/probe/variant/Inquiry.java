package dev.cozesh.probe.variant;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What somebody wants to know.
 *
 * @param title for people; may be empty
 * @param variants what shall be tried, in their order
 * @param claims what others say about it
 */
public record Inquiry(String title, List<Variants> variants, List<Claim> claims) {
  public Inquiry {
    requireNonNull(title, "title");
    variants = List.copyOf(variants);
    claims = List.copyOf(claims);
  }

  /** {@return every attempt, in the order of writing, doubled ones kept once} */
  public List<Attempt> attempts() {
    return variants.stream().flatMap(each -> each.all().stream()).distinct().toList();
  }
}
