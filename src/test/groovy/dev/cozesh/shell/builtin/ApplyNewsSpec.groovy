package dev.cozesh.shell.builtin

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification
import spock.lang.Unroll

class ApplyNewsSpec extends Specification {
  static final BASE = new Address(Kind.KNOWLEDGE, '知识')

  def err = new ByteArrayOutputStream()
  def now = Instant.EPOCH

  @Unroll("#tty: #percents gives #told")
  def "where lines stay, progress is told at its ends and every 10 points"() {
    given:
    def news = news(tty)

    when:
    percents.each { news.progress(BASE, 'a.txt', it) }

    then:
    err.toString('UTF-8') == told.collect { "knowledge 知识: a.txt $it %\n" }.join('')

    where:
    tty                             | percents                     || told
    Tty.NONE                        | [0, 9, 10, 19, 20, 49, 100]  || [0, 10, 20, 49, 100]
    Tty.NONE                        | [0, 0, 0]                    || [0]
    Tty.NONE                        | [90, 99, 100, 100]           || [90, 100]
    new Tty(true, true, true, true) | [0, 5, 100]                  || [0, 100]
    new Tty(true, true, false)      | [0, 5, 100]                  || [0, 100]
  }

  def "where lines stay, what is slow is told every 5 seconds"() {
    given:
    def news = news(Tty.NONE)

    when:
    [0, 1, 2, 2, 3].each {
      news.progress(BASE, 'a.txt', it)
      now = now.plusSeconds(3)
    }

    then:
    err.toString('UTF-8') == [0, 2].collect { "knowledge 知识: a.txt $it %\n" }.join('') + 'knowledge 知识: a.txt 3 %\n'
  }

  def "a terminal has one line rewritten, which goes when something is to stay"() {
    given:
    def news = news(new Tty(true, true, true))

    when:
    news.progress(BASE, 'a.txt', 10)
    news.progress(BASE, 'b.txt', 20)
    news.progress(BASE, 'a.txt', 20)
    news.remark('stays')

    then:
    err.toString('UTF-8') == '\r[█         ] 10 %  knowledge 知识: a.txt\u001b[K' +
        '\r[█         ] 15 %  knowledge 知识: a.txt 10 %, b.txt 20 %\u001b[K' +
        '\r[██        ] 20 %  knowledge 知识: a.txt 20 %, b.txt 20 %\u001b[K' +
        '\r\u001b[Knote: stays\n'
  }

  def "a line that is rewritten never wraps"() {
    given:
    def news = news(new Tty(true, true, true))

    when:
    news.progress(BASE, '长' * 100, 10)

    then:
    err.toString('UTF-8').count('长') < 40
  }

  private ApplyNews news(Tty tty) {
    def stream = new PrintStream(err, true, 'UTF-8')
    new ApplyNews(new Console(InputStream.nullInputStream(), stream, stream, tty, false), new RunRecord(), { now } as InstantSource)
  }
}
