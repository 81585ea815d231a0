package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A document to be added: a file that was uploaded before.
 *
 * @param name what it is called there
 * @param file which file; the ending of its address is its type
 */
public record StudioDocument(String name, @JsonProperty("source_info") Source file) {
  public StudioDocument {
    requireNonNull(name, "name");
    requireNonNull(file, "file");
  }

  /**
   * {@return an uploaded file}
   *
   * @param name what it is called there
   * @param tosUri as {@link StudioFile#uri} has it
   */
  public static StudioDocument uploaded(String name, String tosUri) {
    return new StudioDocument(name, new Source(tosUri, 0));
  }

  /**
   * Where it comes from.
   *
   * @param tosUri as {@link StudioFile#uri} has it
   * @param documentSource 0 a file, which is the only way here
   */
  public record Source(String tosUri, int documentSource) {
    public Source {
      requireNonNull(tosUri, "tosUri");
    }
  }
}
