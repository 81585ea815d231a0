package dev.cozesh.dsl;

import dev.cozesh.dsl.script.CompiledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compiles the modules of the library beside their texts, when the distribution is built. */
public final class LibraryBuild {
  private LibraryBuild() {}

  /**
   * Compiles each module of a directory.
   *
   * @param args the directory
   * @throws IOException when it cannot be read or written
   * @throws dev.cozesh.error.CozeScriptException when a module does not compile
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      for (String file : names) {
        if (file.endsWith(Library.SUFFIX)) {
          String name = file.substring(0, file.length() - Library.SUFFIX.length());
          String text = Files.readString(directory.resolve(file));
          byte[] code = CompiledFile.bytes(Scripts.compiledModule(name, text), text);
          Files.write(directory.resolve(name + Library.COMPILED), code);
        }
      }
    }
  }
}
