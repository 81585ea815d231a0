package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Releases as files of one directory: {@code N.json} each, what their documents held below {@code
 * content}, a file a SHA-256, and in {@code last} the highest number there ever was.
 */
final class LocalReleases implements ReleaseStore {
  private static final String SUFFIX = ".json";

  private final Path directory;
  private final Disk disk;

  LocalReleases(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  @Override
  public List<Release> all() {
    return numbers().stream().map(number -> read(file(number))).toList();
  }

  @Override
  public Optional<Release> find(int number) {
    return numbers().contains(number) ? Optional.of(read(file(number))) : Optional.empty();
  }

  @Override
  public Optional<Release> newest() {
    List<Integer> numbers = numbers();
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(read(file(numbers.get(numbers.size() - 1))));
  }

  @Override
  public int next() {
    List<Integer> numbers = numbers();
    int highest = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    return Math.max(highest, last()) + 1;
  }

  @Override
  public void add(Release release, Map<String, byte[]> contents) {
    Path file = file(release.number());
    try {
      for (Map.Entry<String, byte[]> one : contents.entrySet()) {
        Path kept = content().resolve(one.getKey());
        if (!Files.exists(kept)) {
          disk.replace(kept, Base64.getEncoder().encodeToString(one.getValue()));
        }
      }
      if (release.number() > last()) {
        disk.replace(directory.resolve("last"), release.number() + "\n");
      }
      disk.replace(file, Json.pretty(release) + "\n");
    } catch (IOException e) {
      throw new CozeStateException(
          "release " + release.number() + " cannot be written: " + file,
          DiskTrouble.of(e),
          "the objects are applied and in the state; make room and run the same command again: it"
              + " records the release",
          e);
    }
  }

  @Override
  public void keep(int count) {
    List<Integer> numbers = numbers();
    List<Integer> old = numbers.subList(0, Math.max(0, numbers.size() - count));
    if (old.isEmpty()) {
      return;
    }
    try {
      for (int number : old) {
        Files.deleteIfExists(file(number));
      }
      Set<String> needed = new HashSet<>();
      all().forEach(release -> needed.addAll(release.contents()));
      for (Path kept : files(content())) {
        if (!needed.contains(kept.getFileName().toString())) {
          Files.deleteIfExists(kept);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, DiskTrouble.of(e), e);
    }
  }

  @Override
  public Optional<byte[]> content(String sha256) {
    Path kept = content().resolve(sha256);
    if (!sha256.matches("[0-9a-f]{64}") || !Files.exists(kept)) {
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

  private Path content() {
    return directory.resolve("content");
  }

  private Path file(int number) {
    return directory.resolve(number + SUFFIX);
  }

  private List<Integer> numbers() {
    try {
      return files(directory).stream()
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[1-9][0-9]{0,8}\\.json"))
          .map(name -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(directory, DiskTrouble.of(e), e);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private int last() {
    Path file = directory.resolve("last");
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    } catch (IOException e) {
      throw unreadable(file, DiskTrouble.of(e), e);
    } catch (NumberFormatException e) {
      throw unreadable(file, "it holds no number", e);
    }
  }

  private static Release read(Path file) {
    try {
      return Json.mapper().readValue(Files.readString(file), Release.class);
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, DiskTrouble.of(e), e);
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
