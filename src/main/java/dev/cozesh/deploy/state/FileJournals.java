package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Journals as files of one directory: {@code RUN.jsonl}, only added to. */
final class FileJournals implements JournalStore {
  private static final String ENDING = ".jsonl";
  private static final int TAIL_BYTES = 4_096;

  private final Path folder;
  private final Disk disk;
  private final Runnable fence;

  /**
   * @param fence asked before each line; throws when the target is not held any more
   */
  FileJournals(Path folder, Disk disk, Runnable fence) {
    this.folder = requireNonNull(folder, "folder");
    this.disk = requireNonNull(disk, "disk");
    this.fence = requireNonNull(fence, "fence");
  }

  @Override
  public List<String> unfinished() {
    return runs().stream().filter(run -> !ended(run)).toList();
  }

  @Override
  public List<String> all() {
    return runs();
  }

  @Override
  public boolean has(String run) {
    return Files.exists(file(run));
  }

  @Override
  public List<String> lines(String run) {
    Path file = file(run);
    try {
      // A crash may cut a character in two, which a strict reader refuses.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public Lines append(String run) {
    Path file = file(run);
    fence.run();
    try {
      return new FileLines(file, disk.append(file), fence);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void keepEnded(int newest) {
    List<String> ended = runs().stream().filter(this::ended).toList();
    for (String old : ended.subList(0, Math.max(0, ended.size() - newest))) {
      try {
        Files.deleteIfExists(file(old));
      } catch (IOException e) {
        throw unwritable(file(old), e);
      }
    }
  }

  @Override
  public String place(String run) {
    return file(run).toString();
  }

  /** Most end with the line that says so; only a run that was frozen meanwhile writes behind it. */
  private boolean ended(String run) {
    return Journal.isEnd(lastLine(run)) || Journal.hasEnded(Journal.entries(this, run));
  }

  /** The last line, or the end of it when it is long. */
  private String lastLine(String run) {
    Path file = file(run);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES);
      while (channel.read(tail) > 0) {}
      List<String> lines =
          new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8).lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private List<String> runs() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "journals cannot be read: " + folder,
          DiskTrouble.of(e),
          "mend the directory's rights",
          e);
    }
  }

  private Path file(String run) {
    return folder.resolve(run + ENDING);
  }

  private static CozeStateException unreadable(Path file, IOException e) {
    return new CozeStateException(
        "journal cannot be read: " + file, DiskTrouble.of(e), "mend the file's rights", e);
  }

  private static CozeStateException unwritable(Path file, IOException e) {
    return new CozeStateException(
        "journal cannot be written: " + file,
        DiskTrouble.of(e),
        "make room or mend the directory's rights, then run the same command again",
        e);
  }

  private record FileLines(Path file, Disk.Lines lines, Runnable fence) implements Lines {
    @Override
    public void add(String line, boolean durable) {
      fence.run();
      try {
        lines.add(line, durable);
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }

    @Override
    public void end(String line) {
      add(line, true);
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }
  }
}
