package dev.cozesh.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Predicate;

/** A file that a script writes whole. */
final class SavedFile {
  private final Path path;
  private final Place place;

  SavedFile(Path path, Place place) {
    this.path = path;
    this.place = place;
  }

  /**
   * Writes it in one step: whoever reads it finds the old text or the new one.
   *
   * @param gives whether a file with this text gives way
   * @throws CozeGuardException when a file with other content is there and is not to give way
   */
  void write(String text, Predicate<String> gives) {
    byte[] bytes = text.getBytes(UTF_8);
    try {
      boolean isNew = !Files.exists(path);
      byte[] old = isNew ? new byte[0] : Files.readAllBytes(path);
      if (!isNew && Arrays.equals(old, bytes)) {
        return;
      }
      if (!isNew && !gives.test(new String(old, UTF_8))) {
        throw new CozeGuardException(
            place + ": there is a file " + path.getFileName() + " already",
            "it holds something else, which would be lost",
            "name another file, or say `overwrite: true`");
      }
      replace(isNew ? path.toAbsolutePath() : path.toRealPath(), bytes);
    } catch (IOException e) {
      throw new CozeScriptException(
          place,
          path + " cannot be written",
          String.valueOf(e.getMessage()),
          "make room, mend the rights of its directory, or name another file",
          e);
    }
  }

  private static void replace(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
