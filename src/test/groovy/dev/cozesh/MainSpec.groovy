package dev.cozesh

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.e2e.Installation
import dev.cozesh.shell.command.Version
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MainSpec extends Specification {
  @TempDir Path dir

  def "the version is answered without Jackson, Groovy or the catalogue"() {
    when:
    def classes = output(['-verbose:class'], '--version')

    then:
    classes.contains("cozesh $Version.TEXT")
    !classes.contains('com.fasterxml')
    !classes.contains('groovy.lang')
    !classes.contains('dev.cozesh.catalog')
  }

  def "an expression loads nothing of what it does not need"() {
    when:
    def classes = output(['-verbose:class'], '-e', '6*7')

    then:
    classes.readLines().contains('42')
    classes.contains('dev.cozesh.shell.Shell ')
    ['org.postgresql', 'org.yaml.snakeyaml', 'dev.cozesh.deploy.team', 'dev.cozesh.deploy.workflow', 'dev.cozesh.deploy.table', 'java.sql']
        .findAll { classes.contains("$it.") } == []
  }

  def "the sandbox says where it is and ends at a signal"() {
    given:
    def process = start([], 'sandbox', '--data', 'memory', '--result-file', 'result.json')
    def line = process.inputReader().readLine()

    when:
    process.toHandle().destroy()

    then:
    line ==~ /sandbox http:\/\/127\.0\.0\.1:\d+/
    process.waitFor() == 0
    Json.mapper().readValue(dir.resolve('result.json').toFile(), Object).exit == 0
  }

  def "a sandbox with a directory remembers what was made in it, on whatever port"() {
    given:
    def first = start([], 'sandbox', '--port', '0', '--data', 'kept')
    def made = ask(first, '/v1/workspaces', '{"name":"second","description":""}')
    first.toHandle().destroy()
    first.waitFor()

    when:
    def second = start([], 'sandbox', '--port', '0', '--data', 'kept')
    def spaces = ask(second, '/v1/workspaces')
    second.toHandle().destroy()

    then:
    second.waitFor() == 0
    spaces.at('/data/workspaces/1/id').asText() == made.at('/data/id').asText()
    spaces.at('/data/workspaces/1/name').asText() == 'second'
  }

  def "a sandbox takes the manners that are asked for, and no others"() {
    given:
    def studio = start([], 'sandbox', '--data', 'memory', '--persona', 'studio')
    def routes = ask(studio, '/_routes').path('routes')
    studio.toHandle().destroy()
    def other = start([], 'sandbox', '--data', 'memory', '--persona', 'plus')

    expect:
    studio.waitFor() == 0
    routes.has('GET /v1/datasets')
    !routes.has('GET /v1/workspaces')
    other.waitFor() == 2
    dir.resolve('err.txt').toFile().text.contains('`plus` is no persona')
  }

  def "a script that a signal ends leaves exit 130 and a result file"() {
    given:
    def process = start([], '--result-file', 'result.json', '-e', 'println "ready"; while (true) { Thread.sleep(10) }')
    def line = process.inputReader().readLine()

    when:
    process.toHandle().destroy()

    then:
    line == 'ready'
    process.waitFor() == 130
    Json.mapper().readValue(dir.resolve('result.json').toFile(), Object).exit == 130
  }

  def "Chinese is printed as UTF-8 whatever the locale"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'println "求职助手"')

    expect:
    output([], 'x.groovy') == '求职助手\n'
  }

  def "a script comes through a pipe, and only its value is printed"() {
    given:
    def process = start([])
    process.outputWriter().withCloseable { it.write('def n = 6\nn * 7\n') }

    expect:
    process.inputReader().text == '42\n'
    process.waitFor() == 0
    Files.readString(dir.resolve('err.txt')) == ''
  }

  @Requires({ os.linux })
  def "a secret is asked for once on a terminal, and not shown"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'println "${secret("NOPE")} ${secret("NOPE")}"')
    def line = "${Installation.jvmLine()} dev.cozesh.Main --sandbox=memory x.groovy"
    def terminal = new ProcessBuilder('/usr/bin/script', '-qec', line.toString(), '/dev/null').directory(dir.toFile())
    terminal.environment().putAll([HOME: dir.toString()])
    terminal.environment().remove('NOPE')

    when:
    def process = terminal.start()
    def screen = new StringBuilder()
    def reader = process.inputReader()
    while (!screen.toString().contains('NOPE: ')) {
      screen.append((char) reader.read())
    }
    def keys = process.outputWriter()
    keys.write('hunter2\n')
    keys.flush()
    screen.append(reader.text)

    then:
    process.waitFor() == 0
    screen.toString().readLines() == ['NOPE: ', '***NOPE*** ***NOPE***']

    cleanup:
    process.destroyForcibly()
  }

  /** What the sandbox of that process answers. */
  private static JsonNode ask(Process process, String path, String body = null) {
    def address = process.inputReader().readLine().replace('sandbox ', '')
    def call = new URI(address + path).toURL().openConnection() as HttpURLConnection
    call.setRequestProperty('Authorization', 'Bearer pat_test_main')
    if (body != null) {
      call.doOutput = true
      call.outputStream.withCloseable { it.write(body.bytes) }
    }
    Json.parse(call.inputStream.getText('UTF-8'), path)
  }

  private String output(List<String> flags, String... args) {
    def process = start(flags, args)
    def text = process.inputReader(java.nio.charset.StandardCharsets.UTF_8).text
    assert process.waitFor() == 0
    text
  }

  private Process start(List<String> flags, String... args) {
    def builder = new ProcessBuilder(
        Installation.jvm() + flags + ['dev.cozesh.Main'] + args.toList())
    builder.directory(dir.toFile())
    builder.environment().clear()
    builder.environment().putAll([HOME: dir.toString(), LC_ALL: 'C'])
    builder.redirectError(dir.resolve('err.txt').toFile())
    builder.start()
  }
}
