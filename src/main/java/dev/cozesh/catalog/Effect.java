package dev.cozesh.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What a request does to the account. The HTTP method does not tell: four POST calls only read, and
 * every WebSocket begins as a GET and is billed. A call with several effects has the one that is
 * hardest to take back: money, then publish, then delete, then create, then write.
 */
public enum Effect {
  /** Changes nothing that anybody could see afterwards. */
  @JsonProperty("read")
  READ,
  /**
   * Changes something that is there; an OAuth grant is one, since codes and tokens die when used.
   */
  @JsonProperty("write")
  WRITE,
  /** Leaves something new: an object, a file, a job, a member, a subscription. */
  @JsonProperty("create")
  CREATE,
  /** Removes an object, a member or a subscription. */
  @JsonProperty("delete")
  DELETE,
  /** Decides what end users see on a channel. */
  @JsonProperty("publish")
  PUBLISH,
  /** Runs something that Coze bills: a model, a workflow, a voice, a plugin. */
  @JsonProperty("money")
  MONEY;

  /** {@return the label in the catalogue's files: {@code read}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
