package dev.cozesh.shell.prompt

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class TerminalLibrarySpec extends Specification {
  @TempDir Path directory

  def "the library is unpacked once and found again"() {
    when:
    def folder = TerminalLibrary.kept(directory.resolve('cache')).get()
    def file = Files.list(folder).withCloseable { it.toList() }
    def first = Files.getAttribute(file[0], 'unix:ino')

    then:
    file*.fileName*.toString() == [System.mapLibraryName('jlinenative')]
    Files.size(file[0]) > 1_000

    when:
    def again = TerminalLibrary.kept(directory.resolve('cache')).get()

    then:
    again == folder
    Files.getAttribute(file[0], 'unix:ino') == first
  }

  def "one that is #state is replaced by the whole one"() {
    given:
    def folder = TerminalLibrary.kept(directory).get()
    def file = folder.resolve(System.mapLibraryName('jlinenative'))
    def whole = Files.readAllBytes(file)
    Files.write(file, content.call(whole) as byte[])

    expect:
    TerminalLibrary.kept(directory).get() == folder
    Files.readAllBytes(file) == whole

    where:
    state         | content
    'cut short'   | { byte[] all -> Arrays.copyOf(all, 100) }
    'overwritten' | { byte[] all -> new byte[all.length] }
  }

  def "where there is no room for it, JLine goes its own way"() {
    given:
    def file = Files.writeString(directory.resolve('cache'), 'a file where a directory should be')

    expect:
    TerminalLibrary.kept(file).isEmpty()
  }
}
