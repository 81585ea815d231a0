package dev.cozesh.dsl

import java.lang.management.ManagementFactory
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(300)
class LongSessionSpec extends Specification {
  private static final long MB = 1024 * 1024

  @TempDir
  Path home

  def "2,000 lines do not fill the metaspace: each line's class goes when nothing holds it"() {
    given:
    def dialogue = new Dialogue(new RecordingHost(), home)
    def line = { int n -> dialogue.run("def v = [$n].collect { it * 2 }; v[0] + $n").value() }
    (1..100).each { line(it) }
    def before = metaspace()

    when:
    def last = (1..2000).collect { line(it) }.last()
    def grown = metaspace() - before

    then:
    last == 6000
    grown < 5 * MB
  }

  private static long metaspace() {
    3.times { System.gc() }
    def pools = ManagementFactory.memoryPoolMXBeans.findAll { it.name.contains('Metaspace') || it.name.contains('Compressed') }
    pools.sum { it.usage.used }
  }
}
