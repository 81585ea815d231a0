package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * The draft of a workflow with what a save of it has to name.
 *
 * @param workflow with its canvas
 * @param commit which save the draft is of
 * @param version the version that was published last; empty before the first
 * @param other members without a name here
 */
public record StudioCanvas(
    @JsonProperty(required = true) StudioWorkflow workflow,
    @JsonProperty("vcs_data") Optional<Commit> commit,
    @JsonProperty("workflow_version") Optional<String> version,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioCanvas {
    requireNonNull(workflow, "workflow");
    version = version.filter(text -> !text.isEmpty());
    other = Others.copyOf(other);
  }

  /** {@return what {@link StudioSave} has to name; empty where the server tells none} */
  public String commitId() {
    return commit.flatMap(Commit::submitCommitId).orElse("");
  }

  /**
   * A save.
   *
   * @param submitCommitId what the next save has to name
   * @param draftCommitId of the draft itself; mostly the same
   * @param type 1 is a draft, 3 is published as it is
   * @param other members without a name here
   */
  public record Commit(
      Optional<String> submitCommitId,
      Optional<String> draftCommitId,
      Optional<Integer> type,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Commit {
      other = Others.copyOf(other);
    }
  }
}
