package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Releases as files of one directory: {@code N.json} each, and what their documents held below
 * {@code content}, a file a SHA-256.
 */
final class LocalReleases implements ReleaseStore {
  private final Path directory;
  private final Disk disk;

  LocalReleases(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  @Override
  public List<Release> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Release> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        all.add(read(file));
      }
    } catch (IOException e) {
      throw unreadable(directory, DiskTrouble.of(e), e);
    }
    all.sort(Comparator.comparingInt(Release::number));
    return List.copyOf(all);
  }

  @Override
  public void add(Release release, Map<String, byte[]> contents) {
    Path file = directory.resolve(release.number() + ".json");
    try {
      for (Map.Entry<String, byte[]> one : contents.entrySet()) {
        Path kept = content(one.getKey(), directory);
        if (!Files.exists(kept)) {
          disk.replace(kept, Base64.getEncoder().encodeToString(one.getValue()));
        }
      }
      disk.replace(file, Json.pretty(release) + "\n");
    } catch (IOException e) {
      throw new CozeStateException(
          "release " + release.number() + " cannot be written: " + file,
          DiskTrouble.of(e),
          "the objects are applied and in the state; make room, and the next apply is recorded",
          e);
    }
  }

  @Override
  public Optional<byte[]> content(String sha256) {
    Path kept = content(sha256, directory);
    if (!Files.exists(kept)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(Files.readString(kept)));
    } catch (IOException e) {
      throw unreadable(kept, DiskTrouble.of(e), e);
    } catch (IllegalArgumentException e) {
      throw unreadable(kept, "it is not what was written", e);
    }
  }

  private static Path content(String sha256, Path directory) {
    return directory.resolve("content").resolve(sha256);
  }

  private static Release read(Path file) throws IOException {
    try {
      return Json.mapper().readValue(Files.readString(file), Release.class);
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    }
  }

  private static CozeStateException unreadable(Path file, String why, Exception cause) {
    return new CozeStateException(
        "release cannot be read: " + file,
        why,
        "move the file away; the others stay usable",
        cause);
  }
}
