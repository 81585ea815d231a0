package dev.cozesh.catalog;

import java.util.List;

/**
 * The parameter that names a workspace, which Coze calls by two names: {@code workspace_id} at its
 * newer endpoints, {@code space_id} at the older ones and those of bots and knowledge bases.
 */
public final class WorkspaceId {
  /** Both, the newer one first. */
  public static final List<String> NAMES = List.of("workspace_id", "space_id");

  private WorkspaceId() {}

  /**
   * {@return the other name of the same thing; of any other parameter its own}
   *
   * @param name a parameter's wire name
   */
  public static String otherName(String name) {
    int place = NAMES.indexOf(name);
    return place < 0 ? name : NAMES.get(1 - place);
  }
}
