package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import java.util.Set;

/**
 * The objects that a plan is about. What an object in it refers to comes with it.
 *
 * @param only these; empty: all
 * @param without but not these
 */
public record Selection(Set<Address> only, Set<Address> without) {
  /** Everything. */
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  public Selection {
    only = Set.copyOf(only);
    without = Set.copyOf(without);
  }

  /** Whether it leaves nothing out. */
  public boolean isAll() {
    return only.isEmpty() && without.isEmpty();
  }
}
