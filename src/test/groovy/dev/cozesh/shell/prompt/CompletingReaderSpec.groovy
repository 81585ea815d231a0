package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.dsl.Scope
import dev.cozesh.dsl.complete.Completion
import dev.cozesh.dsl.complete.FileNames
import dev.cozesh.dsl.complete.LiveName
import dev.cozesh.dsl.complete.LiveNames
import dev.cozesh.dsl.complete.NameKind
import dev.cozesh.dsl.complete.NameList
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.slash.SlashCommand
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.BlockingQueue
import java.util.concurrent.CompletableFuture
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.jline.reader.EndOfFileException
import org.jline.reader.LineReader
import org.jline.terminal.Size
import org.jline.terminal.impl.DumbTerminal
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The reader in process, on a terminal that is fed by bytes. */
@Timeout(60)
class CompletingReaderSpec extends Specification {
  static final String TAB = '\t'
  static final String ALT_D = '\u001bd'

  @TempDir
  Path home

  def live = new Named()
  def lists = CompletingReader.Lists.BELOW
  def rows = 40
  def columns = 100
  def screen = new ByteArrayOutputStream()

  @Unroll("#typed and Tab gives #line")
  def "what is certain is inserted"() {
    expect:
    read(typed) == line

    where:
    typed                        | line
    'bot("客\t'                    | 'bot("客服助手"'
    'bot("kefu\t).info()'         | 'bot("客服助手").info()'
    'bot("kf\t)'                  | 'bot("客服助手")'
    "bot('kefu\t)"               | "bot('客服助手')"
    'bot("erh\t)'                 | 'bot("二号")'
    'knowl\tx")'                 | 'knowledge("x")'
    'knowledg\t'                 | 'knowledge("'
    '"a".subst\t1)'              | '"a".substring(1)'
    'x = "😀"; bot("kefu\t)'      | 'x = "😀"; bot("客服助手")'
    '/he\tlast'                  | '/help last'
    '/las\t'                     | '/last '
    '/help la\t'                 | '/help last'
    'nothingofthatname\t'        | 'nothingofthatname'
    '1 + 1\t'                    | '1 + 1'
    '"a\\b c\t"'                  | '"a\\b c"'
  }

  @Unroll("#typed and Tab keeps #line and lists #some")
  def "the rest is listed, with what is known of it"() {
    expect:
    read(typed) == line
    some.every { shown().contains(it) }

    where:
    typed             | line           | some
    'bo\t'            | 'bot'          | ['bot   declares a bot, or looks one up', 'bots  the bots of the workspace']
    'bot("\t'         | 'bot("'        | ['客服助手', '7389000000000000001  published', '双胞胎', '7389000000000000004']
    'bot("shuang\t'   | 'bot("shuang' | ['双胞胎', '7389000000000000005']
    '/\t'             | '/'            | ['/help  what there is', '/last  the last call']
    'bot("求\t'         | 'bot("求职'      | ['求职一', '求职二']
    'bot("qz\t'       | 'bot("求职'      | ['求职一', '求职二']
    'bot("qiu\t'      | 'bot("求职'      | ['求职一', '求职二']
    'bot("h\t'        | 'bot("h'       | ['行会', '红']
  }

  def "a second Tab at the same place, and Alt-d, explain"() {
    expect:
    read(typed) == line
    some.every { shown().contains(it) }

    where:
    typed                              | line                   | some
    'bot(\t\t'                         | 'bot('                 | ['bot("WeHan") { … }', 'declares a bot, or looks one up']
    'bots.publi' + ALT_D + '\tx'       | 'bots.publish(x'       | []
    'bots.publish(' + ALT_D            | 'bots.publish('        | ['bots.publish(bot_id', 'POST /v1/bot/publish', 'connector_ids']
    'GET "/v1/bots", ' + ALT_D         | 'GET "/v1/bots", '     | ['List bots of a workspace', 'workspace_id', 'needed']
    '"a".substring(\t'                 | '"a".substring('       | ['String substring(']
    'workflow.run("x", \t\t'           | 'workflow.run("x", '   | ['workflow.run(workflow_id']
    '/last' + ALT_D                    | '/last'                | ['/last [N]', 'the last call', 'counts back']
    'model' + ALT_D                    | 'model'                | []
    'bot "x" { model "m", \t\t'        | 'bot "x" { model "m", ' | ['temperature']
  }

  def "F1 explains as well"() {
    expect:
    read('chat' + key) == 'chat'
    shown().contains('asks a bot and prints the answer as it comes')

    where:
    key << ['\u001bOP', '\u001b[11~']
  }

  def "Esc and every other key take the list away"() {
    given:
    read('bo\t' + key + 's')

    expect:
    // The line is drawn anew without anything below it.
    lastScreen().findAll { it.contains('declares a bot') } == []

    where:
    key << ['', '\u001b']
  }

  def "names that are on their way are said and never inserted"() {
    given:
    live.loading = true
    live.names = []

    expect:
    read('bot("\t\t') == 'bot("'
    shown().contains('… loading bots')
    live.asked == 2
  }

  @Unroll("at #height lines")
  def "as many are listed as the screen has room for, a hundred at most, and how many more there are"() {
    given:
    live.names = (1..250).collect { new LiveName("73890000000000$it", "bot $it", '') }
    rows = height

    expect:
    read('bot("\t') == 'bot("bot '
    (shown() =~ /bot \d+ +7389/).count == listed
    shown().contains("… ${250 - listed} more, go on typing")

    where:
    height || listed
    10     || 7
    24     || 21
    200    || 99
    4      || 99
  }

  def "a list that has no room below the line is printed above it"() {
    given:
    live.names = (1..20).collect { new LiveName("738900000000000$it", "bot $it", '') }
    rows = 6

    expect:
    read('bot("\t') == 'bot("bot '
    (1..20).every { shown().contains("bot $it ") }
  }

  def "what Alt-d explains is told to its end"() {
    given:
    columns = 50

    expect:
    read('/long' + ALT_D) == '/long'
    def words = shown().replaceAll(/\s+/, ' ')
    words.contains('the first sentence of it, the second sentence of it, and the third sentence of it')
  }

  def "a list whose names were on their way is drawn anew once they are there, and nothing is inserted"() {
    given:
    live.loading = true
    live.names = []
    def keys = new SlowKeys('bot("客\t')
    def reader = reader(keys)
    def line = CompletableFuture.supplyAsync { reader.readLine('cozesh> ') }
    await { shown().contains('… loading bots') }

    when:
    live.loading = false
    live.names = [new LiveName('7389000000000000001', '客服助手', 'published')]
    live.told.run()

    then:
    shown().contains('7389000000000000001  published')
    new TinyScreen(100, 40).with { feed(screen.toString(UTF_8)); lines() }.every { !it.contains('loading') }

    when:
    keys.type('服\r')

    then:
    line.get(30, TimeUnit.SECONDS) == 'bot("客服'
  }

  def "names that come when their list is gone draw nothing"() {
    given:
    live.loading = true
    live.names = []
    def keys = new SlowKeys('bot("客\t服')
    def reader = reader(keys)
    def line = CompletableFuture.supplyAsync { reader.readLine('cozesh> ') }
    await { shown().contains('… loading bots') && reader.buffer.toString() == 'bot("客服' }

    when:
    live.loading = false
    live.names = [new LiveName('7389000000000000001', '客服助手', 'published')]
    live.told.run()
    keys.type('\r')

    then:
    line.get(30, TimeUnit.SECONDS) == 'bot("客服'
    !shown().contains('7389000000000000001')
  }

  def "a terminal whose cursor cannot move gets its lists printed"() {
    given:
    lists = CompletingReader.Lists.PRINTED

    expect:
    read('bot("\t') == 'bot("'
    shown().contains('客服助手')
  }

  def "what a server calls its things cannot steer the terminal"() {
    given:
    live.names = [new LiveName('7389000000000000009', 'a\u001b[31mred\u202e\n', '\u0007bell'), new LiveName('7389000000000000008', 'b', '')]
    read('bot("\t')

    expect:
    shown().contains('a\\x1b[31mred\\u202e\\n')
    !screen.toString(UTF_8).contains('\u001b[31mred')
    !screen.toString(UTF_8).contains('\u0007bell')
  }

  @Unroll("#quote")
  def "what is inserted of such a name is the name, with nothing unseen in it"() {
    given:
    def name = 'x\u001b[31m\u202e\u009b\n\t"\'$y\\'
    live.names = [new LiveName('7389000000000000009', name, '')]

    when:
    def line = read("bot(${quote}x\t)")

    then:
    line.codePoints().noneMatch { Character.isISOControl(it) || it == 0x202e }
    new GroovyShell().evaluate(line.replaceFirst('bot', '')) == name

    where:
    quote << ['"', "'"]
  }

  def "a bug in completion is one remark, and what was typed stays"() {
    given:
    live.broken = true

    expect:
    read('bot("x\t') == 'bot("x'
    shown().contains('completion failed, please report it: java.lang.IllegalStateException: broken')
  }

  def "files follow commands and words that take files"() {
    given:
    Files.writeString(home.resolve('deploy.groovy'), '')

    expect:
    read(typed) == line

    where:
    typed          | line
    '/open dep\t'  | '/open deploy.groovy'
    'file("dep\t)' | 'file("deploy.groovy")'
  }

  /** What the line is once these keys and Enter were typed. */
  private String read(String keys) {
    def reader = reader(new ByteArrayInputStream((keys + '\r').getBytes(UTF_8)))
    try {
      reader.readLine('cozesh> ')
    } catch (EndOfFileException e) {
      throw new AssertionError((Object) "the line never ended; the screen: ${shown()}", e)
    } finally {
      reader.terminal.close()
    }
  }

  private CompletingReader reader(InputStream keys) {
    def terminal = new DumbTerminal('test', 'ansi', keys, screen, UTF_8)
    terminal.size = new Size(columns, rows)
    def reader = new CompletingReader(terminal, completion(), lists, false)
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION)
    reader
  }

  private static void await(Closure<Boolean> condition) {
    while (!condition.call()) {
      sleep(5) // the specification's timeout ends it
    }
  }

  /** Keys that come one after the other, the last ones when they are typed. */
  static class SlowKeys extends InputStream {
    private final BlockingQueue<Integer> waiting = new LinkedBlockingQueue<>()

    SlowKeys(String keys) {
      type(keys)
    }

    void type(String keys) {
      keys.getBytes(UTF_8).each { waiting << (it & 0xff) }
    }

    @Override
    int read() {
      waiting.take()
    }

    @Override
    int read(byte[] target, int from, int length) {
      target[from] = (byte) waiting.take()
      1
    }

    @Override
    int available() {
      waiting.size()
    }
  }

  private LineCompletion completion() {
    def scope = new Scope([n: Integer], [:], [])
    new LineCompletion(new Completion(live, home), { scope }, { COMMANDS }, new FileNames(home))
  }

  /** Everything that was ever drawn, without the steering. */
  private String shown() {
    screen.toString(UTF_8).replaceAll(/\u001b\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r/, '')
  }

  /** What stands on a screen that obeys the few sequences that are sent. */
  private List<String> lastScreen() {
    new TinyScreen(100, 40).with { feed(screen.toString(UTF_8)); lines() }
  }

  static final List<SlashCommand> COMMANDS = [
    new Fixed('help', '/help [NAME]', 'what there is', ['help', 'last']),
    new Fixed('last', '/last', 'the last call', []) {
      @Override
      String synopsis() {
        '/last [N]'
      }
    },
    new Fixed('long', '/long', 'much to tell', []) {
      @Override
      String help() {
        'This is the first sentence of it, the second sentence of it, and the third sentence of it.'
      }
    },
    new Fixed('open', '/open FILE', 'runs a file', [])
  ]

  static class Named implements LiveNames {
    List<LiveName> names = [
      new LiveName('7389000000000000001', '客服助手', 'published'),
      new LiveName('7389000000000000004', '双胞胎', 'draft'),
      new LiveName('7389000000000000005', '双胞胎', 'draft'),
      new LiveName('7389000000000000006', '二号', ''),
      new LiveName('7389000000000000007', '求职一', ''),
      new LiveName('7389000000000000008', '求职二', ''),
      new LiveName('7389000000000000009', '行会', ''),
      new LiveName('7389000000000000010', '红', '')
    ]
    boolean loading
    boolean broken
    int asked
    Runnable told

    @Override
    void onLoaded(Runnable listener) {
      told = listener
    }

    @Override
    Known names(NameKind kind) {
      asked++
      if (broken) {
        throw new IllegalStateException('broken')
      }
      new Known(NameList.of(kind == NameKind.BOT ? names : []), loading, '')
    }
  }

  static class Fixed implements SlashCommand {
    final String name
    final String synopsis
    final String summary
    final List<String> operands

    Fixed(String name, String synopsis, String summary, List<String> operands) {
      this.name = name
      this.synopsis = synopsis
      this.summary = summary
      this.operands = operands
    }

    @Override
    String name() {
      name
    }

    @Override
    String synopsis() {
      synopsis
    }

    @Override
    String summary() {
      summary
    }

    @Override
    String help() {
      'N counts back from the last one.'
    }

    @Override
    String example() {
      "/$name"
    }

    @Override
    void run(String rest, Console console) {
      throw new IllegalStateException('completion ran a command')
    }

    @Override
    List<String> proposals(String typed) {
      operands
    }
  }
}
