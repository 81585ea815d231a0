package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

/**
 * Something in a folder that does not go to Coze.
 *
 * @param file relative to the folder
 * @param reason why, in a few words
 * @param misfit whether it is of a kind that goes there, and cannot as it is
 */
public record LeftOut(String file, String reason, boolean misfit) {
  public LeftOut {
    requireNonNull(file, "file");
    requireNonNull(reason, "reason");
  }
}
