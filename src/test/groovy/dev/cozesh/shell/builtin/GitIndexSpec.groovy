package dev.cozesh.shell.builtin

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

@Requires({ ['git', '--version'].execute().waitFor() == 0 })
class GitIndexSpec extends Specification {
  @TempDir Path directory

  def "knows what git tracks, in an index of version #version"() {
    given:
    git('init', '-q')
    names.each {
      Files.createDirectories(directory.resolve(it).parent)
      Files.writeString(directory.resolve(it), 'x')
    }
    git('add', '.')
    git('update-index', '--index-version', version)
    Files.writeString(directory.resolve('new.json'), 'x')

    expect:
    names.every { GitIndex.tracks(directory.resolve(it)) }
    !GitIndex.tracks(directory.resolve('new.json'))
    !GitIndex.tracks(directory.resolve('client/config'))

    where:
    version << ['2', '3', '4']
    names = ['a', 'client/config/local.json', 'client/config/other.json', 'deploy.groovy', '岗位.md', 'z/' + 'long' * 60]
  }

  def "what is no index tracks nothing"() {
    given:
    Files.createDirectories(directory.resolve('.git'))
    Files.writeString(directory.resolve('.git/index'), text)

    expect:
    !GitIndex.tracks(directory.resolve('a'))

    where:
    text << ['', 'DIRC', 'nonsense' * 20]
  }

  private void git(String... words) {
    def process = new ProcessBuilder(['git'] + words.toList()).directory(directory.toFile()).redirectErrorStream(true).start()
    assert process.waitFor() == 0 : process.text
  }
}
