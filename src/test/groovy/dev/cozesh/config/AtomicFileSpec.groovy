package dev.cozesh.config

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class AtomicFileSpec extends Specification {
  @TempDir Path dir

  def "a new file is for its owner alone"() {
    given:
    def file = dir.resolve('new/a.json')

    when:
    AtomicFile.write(file, 'x'.bytes)

    then:
    Files.readString(file) == 'x'
    mode(file) == 'rw-------'
    Files.list(file.parent).count() == 1
  }

  def "an existing file keeps its permissions, a link stays a link"() {
    given:
    def file = Files.writeString(dir.resolve('real.env'), 'old')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))
    def link = Files.createSymbolicLink(dir.resolve('.env'), file)

    when:
    AtomicFile.write(link, 'new'.bytes)

    then:
    Files.isSymbolicLink(link)
    Files.readString(file) == 'new'
    mode(file) == 'rw-r-----'
  }

  def "a private file gets private directories"() {
    given:
    def file = dir.resolve('a/b/c.txt')

    when:
    AtomicFile.createPrivate(file)

    then:
    mode(file) == 'rw-------'
    mode(file.parent) == 'rwx------'
  }

  def "a secret's file is replaced by a private one, whatever the old one was, also on an interrupted thread"() {
    given:
    def file = Files.writeString(dir.resolve('token.json'), 'old')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-rw-rw-'))
    Files.writeString(dir.resolve('token.json.new'), 'left behind by one that died')

    when:
    Thread.currentThread().interrupt()
    AtomicFile.writePrivate(file, 'new'.bytes)

    then:
    Thread.interrupted()
    Files.readString(file) == 'new'
    mode(file) == 'rw-------'
    Files.list(dir).count() == 1
  }

  private static String mode(Path file) {
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
  }
}
