package dev.cozesh.deploy

import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalDisk
import java.nio.file.Path

/** Takes so many writes and no more. */
class FullDisk implements Disk {
  int room
  int files = 1000
  private final Disk real = new LocalDisk({ })

  @Override
  void replace(Path file, String text) throws IOException {
    take(file)
    if (files-- <= 0) {
      throw new java.nio.file.FileSystemException(file.toString(), null, 'No space left on device')
    }
    real.replace(file, text)
  }

  @Override
  void directory(Path directory) throws IOException {
    real.directory(directory)
  }

  @Override
  Disk.Lines append(Path file) throws IOException {
    def lines = real.append(file)
    return new Disk.Lines() {
          @Override
          void add(String line, boolean durable) throws IOException {
            take(file)
            lines.add(line, durable)
          }

          @Override
          void close() throws IOException {
            lines.close()
          }
        }
  }

  protected void take(Path file) throws IOException {
    if (room-- <= 0) {
      throw new java.nio.file.FileSystemException(file.toString(), null, 'No space left on device')
    }
  }
}
