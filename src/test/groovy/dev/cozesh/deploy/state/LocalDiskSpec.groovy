package dev.cozesh.deploy.state

import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LocalDiskSpec extends Specification {
  @TempDir Path directory
  /** What stands in the file each time something is forced to the disk. */
  List<String> forced = []

  private Path file() {
    directory.resolve('state.json')
  }

  private LocalDisk disk() {
    new LocalDisk({ FileChannel channel -> forced << (Files.exists(file()) ? Files.readString(file()) : 'no file') })
  }

  def "a text is on the disk before it takes the name of the old one, and the name before anything goes on"() {
    given:
    Files.writeString(file(), 'old')

    when:
    disk().replace(file(), 'new')

    then:
    forced == ['old', 'new']
  }

  def "a line that shall last is on the disk when it is added, the name of a new file before its first"() {
    when:
    disk().append(file()).withCloseable {
      it.add('lasts', true)
      it.add('may be lost', false)
      it.add('lasts again', true)
    }

    then:
    forced == ['', 'lasts\n', 'lasts\nmay be lost\nlasts again\n']
  }

  def "a text that cannot be forced leaves the old one"() {
    given:
    Files.writeString(file(), 'old')

    when:
    new LocalDisk({ throw new IOException('no power') }).replace(file(), 'new')

    then:
    thrown(IOException)
    Files.readString(file()) == 'old'
    directory.toFile().list() == ['state.json']
  }
}
