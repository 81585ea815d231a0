package dev.cozesh.shell.builtin

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import spock.lang.Specification
import spock.lang.Unroll

class ApplyNewsSpec extends Specification {
  static final BASE = new Address(Kind.KNOWLEDGE, '知识')

  def err = new ByteArrayOutputStream()

  @Unroll("#tty: #percents gives #told")
  def "where lines stay, progress is told at its ends and every 25 points"() {
    given:
    def news = news(tty)

    when:
    percents.each { news.progress(BASE, 'a.txt', it) }

    then:
    err.toString('UTF-8') == told.collect { "knowledge 知识: a.txt $it %\n" }.join('')

    where:
    tty                              | percents                     || told
    Tty.NONE                         | [0, 10, 24, 25, 26, 49, 100] || [0, 25, 100]
    Tty.NONE                         | [0, 0, 0]                    || [0]
    Tty.NONE                         | [90, 99, 100, 100]           || [90, 100]
    new Tty(true, true, true, true)  | [0, 10, 100]                 || [0, 100]
    new Tty(true, true, false)       | [0, 10, 100]                 || [0, 100]
  }

  def "a terminal has one line rewritten, which goes when something is to stay"() {
    given:
    def news = news(new Tty(true, true, true))

    when:
    news.progress(BASE, 'a.txt', 10)
    news.progress(BASE, 'b.txt', 20)
    news.progress(BASE, 'a.txt', 11)
    news.remark('stays')

    then:
    err.toString('UTF-8') == '\rknowledge 知识: a.txt 10 %\u001b[K' +
        '\rknowledge 知识: a.txt 10 %, b.txt 20 %\u001b[K' +
        '\rknowledge 知识: a.txt 11 %, b.txt 20 %\u001b[K' +
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
    new ApplyNews(new Console(InputStream.nullInputStream(), stream, stream, tty, false), new RunRecord())
  }
}
