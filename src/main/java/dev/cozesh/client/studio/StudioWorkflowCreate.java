package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A workflow to be made.
 *
 * @param spaceId where
 * @param description may be empty
 * @param flowMode 0 a workflow, 3 a chatflow
 */
public record StudioWorkflowCreate(
    String spaceId, String name, @JsonProperty("desc") String description, int flowMode) {
  /** The icon that the console gives one; with none a private edition cannot open it. */
  private static final String ICON = "default_icon/default_workflow_icon.png";

  public StudioWorkflowCreate {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  /**
   * {@return a workflow, no chatflow}
   *
   * @param spaceId where
   * @param name what it is called
   * @param description may be empty
   */
  public static StudioWorkflowCreate workflow(String spaceId, String name, String description) {
    return new StudioWorkflowCreate(spaceId, name, description, 0);
  }

  @JsonProperty("icon_uri")
  String iconUri() {
    return ICON;
  }
}
