package dev.cozesh.shell.prompt;

import dev.cozesh.config.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jline.nativ.OSInfo;

/**
 * The native library of the terminal, kept in the user's cache. JLine unpacks it into the system's
 * temporary directory anew for each process, and one that is killed leaves it there.
 */
final class TerminalLibrary {
  private static final String WHERE_JLINE_LOOKS = "library.jline.path";

  private TerminalLibrary() {}

  /**
   * Tells JLine where it is, before the first terminal. Where it cannot be kept, or the user has
   * said where it is, JLine goes its own way.
   *
   * @param cache the directory of what may be thrown away
   */
  static void provide(Path cache) {
    if (System.getProperty(WHERE_JLINE_LOOKS) == null) {
      kept(cache).ifPresent(folder -> System.setProperty(WHERE_JLINE_LOOKS, folder.toString()));
    }
  }

  /** The folder that holds it; none for a system that JLine has no library for. */
  static Optional<Path> kept(Path cache) {
    // As JLine names it, which on a Mac is not the system's own way.
    String name = System.mapLibraryName("jlinenative").replace(".dylib", ".jnilib");
    try (InputStream packed =
        OSInfo.class.getResourceAsStream(
            OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name)) {
      if (packed == null) {
        return Optional.empty();
      }
      byte[] content = packed.readAllBytes();
      // One folder a content: another version of cozesh has another.
      Path folder = cache.resolve("jline-" + Integer.toHexString(Arrays.hashCode(content)));
      Path file = folder.resolve(name).toAbsolutePath();
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        AtomicFile.write(file, content);
      }
      return Optional.of(folder.toAbsolutePath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
