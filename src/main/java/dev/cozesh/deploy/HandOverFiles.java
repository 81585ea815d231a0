package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.workflow.Converter;
import dev.cozesh.deploy.workflow.Converter.Converted;
import dev.cozesh.deploy.workflow.FileName;
import dev.cozesh.deploy.workflow.Form;
import dev.cozesh.deploy.workflow.Linter;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/** The files in which a workflow is handed to a person, for their owner alone. */
final class HandOverFiles {
  private final Path root;

  /**
   * @param root of one target
   */
  HandOverFiles(Path root) {
    this.root = root;
  }

  /**
   * Where the forms of a workflow lie.
   *
   * @param zip absent when the zip form has no place for a part of it
   */
  record Paths(Path clipboard, Optional<Path> zip) {}

  Path directory(String name) {
    return root.resolve(FileName.safe(name));
  }

  Paths paths(DesiredWorkflow workflow) {
    Path directory = directory(workflow.name());
    String file = FileName.safe(workflow.name());
    boolean hasZip = Linter.passes(zip(workflow, HandOver.file(workflow)).findings());
    return new Paths(
        directory.resolve(file + ".clipboard.json"),
        hasZip ? Optional.of(directory.resolve(file + ".zip")) : Optional.empty());
  }

  private static Converted zip(DesiredWorkflow workflow, WorkflowFile file) {
    return Converter.convert(file, Form.ZIP, workflow.name());
  }

  /**
   * Writes the forms; what is the same already stays as it is.
   *
   * @throws CozeStateException when they cannot be written
   */
  void write(DesiredWorkflow workflow, WorkflowFile file) {
    Paths paths = paths(workflow);
    try {
      replace(
          paths.clipboard(), Converter.convert(file, Form.CLIPBOARD, workflow.name()).content());
      if (paths.zip().isPresent()) {
        replace(paths.zip().get(), zip(workflow, file).content());
      }
    } catch (IOException e) {
      throw new CozeStateException(
          "the files of workflow \"" + workflow.name() + "\" cannot be written to " + root,
          e.getClass().getSimpleName(),
          "make room or allow writing there, and run the same command again",
          e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path directory = file.getParent();
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    }
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownerOnly(directory, "rw-------"));
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
