package dev.cozesh.client.core

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Small heaps, and more on the wire than they hold; 1 GB and 512 MB are measured, not specified. */
@Timeout(120)
class HeapSpec extends Specification {
  @TempDir
  Path directory

  /** What the process printed, by its first word. */
  static Map<String, String> proof(int heapMebibytes, int fileBlocks, String... arguments) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def limit = fileBlocks > 0 ? "ulimit -f $fileBlocks; ".toString() : ''
    def words = [java, "-Xmx${heapMebibytes}m".toString(), '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError',
                 HeapProof.name] + (arguments as List)
    def builder = new ProcessBuilder(['bash', '-c', limit + 'exec "$@"', 'proof'] + words)
    builder.environment().CLASSPATH = System.getProperty('java.class.path')
    def process = builder.redirectErrorStream(true).start()
    def lines = process.inputReader().readLines()
    assert process.waitFor(60, TimeUnit.SECONDS)
    lines.collectEntries { line -> line.split(' ', 2) as List }
  }

  def "a slow reader slows the server down, and nothing piles up"() {
    when:
    def seen = proof(64, 0, 'events', '256')

    then: 'the socket buffers took a little while nobody read'
    (seen.unread as long) < 32 << 20
    seen.events ==~ /(\d+) of \1/
    seen.complete == 'true'
  }

  def "a download is larger than the heap"() {
    given:
    def file = directory.resolve('x.mp3')

    when:
    def seen = proof(32, 0, 'download', '128', file.toString())

    then:
    seen.written == "${128 << 20}"
    Files.size(file) == 128 << 20
  }

  def "a disk that takes no more leaves nothing, and what was there stays"() {
    given:
    def file = Files.writeString(directory.resolve('x.mp3'), 'old')

    when: 'no file may grow beyond 2 MiB'
    def seen = proof(64, 2_048, 'download', '16', file.toString())

    then:
    seen.failed == "cannot write $file"
    Files.readString(file) == 'old'
    Files.list(directory).withCloseable { it.count() } == 1
  }
}
