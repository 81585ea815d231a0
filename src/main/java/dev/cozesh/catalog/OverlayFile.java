package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Supplier;

/**
 * The overlay of a project, {@code .cozesh/catalog-seen.json}: read when it is asked for and was
 * changed since, written whole or not at all. Thread-safe; two processes write one after the other.
 */
public final class OverlayFile implements Supplier<CatalogOverlay> {
  private final Path file;
  private volatile Known known = new Known("", CatalogOverlay.EMPTY);

  /** What the file held when it looked like this. */
  private record Known(String look, CatalogOverlay overlay) {}

  /**
   * An overlay in a file that need not be there.
   *
   * @param file where it is
   */
  public OverlayFile(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * {@return what the file holds; empty when there is none}
   *
   * @throws CozeStateException when it cannot be read, is damaged, or is of a later version
   */
  @Override
  public CatalogOverlay get() {
    String look = look();
    Known last = known;
    if (last.look().equals(look)) {
      return last.overlay();
    }
    CatalogOverlay overlay = look.isEmpty() ? CatalogOverlay.EMPTY : read();
    known = new Known(look, overlay);
    return overlay;
  }

  /**
   * Adds what a run saw, and keeps the rest.
   *
   * @param seen the corrections of a run
   * @return what the file holds now
   * @throws CozeStateException when the file is damaged, which stays as it is, or cannot be written
   */
  public synchronized CatalogOverlay merge(List<Correction> seen) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel guard =
              FileChannel.open(
                  beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = guard.lock()) {
        requireNonNull(lock, "lock");
        CatalogOverlay merged = (Files.exists(file) ? read() : CatalogOverlay.EMPTY).merged(seen);
        write(merged);
        return merged;
      }
    } catch (OverlappingFileLockException e) {
      throw new CozeStateException(
          file + " is being written", "another run in this process has it", "run it again", e);
    } catch (IOException e) {
      throw new CozeStateException(
          file + " cannot be written", String.valueOf(e.getMessage()), "look at the directory", e);
    }
  }

  private void write(CatalogOverlay overlay) throws IOException {
    String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(overlay) + "\n";
    Path whole = beside(".new");
    try (FileChannel out =
        FileChannel.open(
            whole,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Size, time and identity of the file; empty when there is none. */
  private String look() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CatalogOverlay read() {
    try {
      JsonNode tree = Json.mapper().readTree(Files.readString(file));
      int version = tree.path("version").asInt(0);
      if (version > CatalogOverlay.VERSION) {
        throw new CozeStateException(
            file + " was written by a later cozesh",
            "its form is " + version + ", this one knows " + CatalogOverlay.VERSION,
            "use the later one, or move the file away and probe again");
      }
      if (version < 1 || !tree.path("corrections").isArray()) {
        throw damaged("it is no list of corrections with a version", null);
      }
      return Json.mapper().treeToValue(tree, CatalogOverlay.class);
    } catch (JsonProcessingException e) {
      throw damaged(e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw damaged("it is not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CozeStateException damaged(String why, Exception cause) {
    return new CozeStateException(
        file + " is damaged", why, "repair it, or move it away and probe again", cause);
  }

  private CozeStateException unreadable(IOException cause) {
    return new CozeStateException(
        file + " cannot be read",
        String.valueOf(cause.getMessage()),
        "look at its owner and its rights",
        cause);
  }
}
