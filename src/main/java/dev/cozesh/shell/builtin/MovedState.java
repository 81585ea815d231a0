package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.state.LocalDisk;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The note that {@code state migrate} leaves in a directory: whoever forgets to say where state is
 * kept now would otherwise go on from the old copy, and make what the team has a second time.
 */
final class MovedState {
  private final Path note;

  /**
   * @param directory in which state is, or was, kept
   */
  MovedState(Path directory) {
    this.note = requireNonNull(directory, "directory").resolve("state").resolve("moved-to");
  }

  /**
   * Goes on only where state is still kept.
   *
   * @throws CozeStateException when it was moved
   */
  void requireHere() {
    if (!Files.exists(note)) {
      return;
    }
    String place = read();
    throw new CozeStateException(
        "what is managed is not kept here any more: it was moved to " + place,
        "the copy that lies here has grown old; nothing was sent",
        "set COZESH_STATE="
            + place
            + ", or move it back with `cozesh state migrate` to this directory; where both is wrong,"
            + " delete "
            + note);
  }

  /** From now on it is kept at that place. */
  void leftFor(String place) {
    try {
      new LocalDisk().replace(note, place + "\n");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** From now on it is kept here. */
  void arrived() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private String read() {
    try {
      return Files.readString(note).strip();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CozeStateException unwritable(IOException cause) {
    return new CozeStateException(
        "the note of where state was moved to cannot be used: " + note,
        String.valueOf(cause.getMessage()),
        "mend the directory's rights, then run the same command again",
        cause);
  }
}
