package dev.cozesh.probe

import dev.cozesh.e2e.Coze
import dev.cozesh.e2e.Program
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Scenario P20 of the probe: what of a run may reach a disk or a screen. Every byte of every file is looked at. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProbeMaskingScenesSpec extends Specification {
  private static final String TOKEN = 'pat_test_canary_4711'
  private static final String MAIL = 'wang.li@wehan.cn'
  private static final String PHONE = '13912345678'
  private static final String BOT = '7389000000000001234'
  private static final String OWNER = '7389000000000005678'
  private static final List<String> SECRETS = [TOKEN, TOKEN.bytes.encodeBase64().toString(), MAIL, PHONE]

  @TempDir Path directory
  def coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(directory, coze.access(TOKEN))
    def echo = "{\"code\":4000,\"msg\":\"Authorization: Bearer $TOKEN of $MAIL, $PHONE, may not read $BOT of $OWNER\",\"detail\":{\"logid\":\"{logid}\"}}"
    coze.sandbox.routes().withRoute('GET /v1/leaky', 400, echo).withRoute('POST /v1/leaky/list', 400, echo)
        .withRoute('GET /v1/leaky/{id}', 200, "{\"code\":0,\"data\":{\"owner_id\":\"$OWNER\",\"mail\":\"$MAIL\",\"phone\":\"$PHONE\"}}")
    program.write('token.txt', TOKEN)
    program.write('leaky.groovy', """
      def token = file("token.txt").text
      probe("$MAIL asks about $BOT, $PHONE") {
        allow "POST /v1/datasets"
        header "X-Owner", "$MAIL"
        GET  "/v1/leaky?bot_id=$BOT&token=\${token}"
        GET  "/v1/leaky/$BOT"
        GET  "/v1/leaky/$MAIL"
        POST "/v1/leaky/list", bot_id: "$BOT", owner: "$OWNER", mail: "$MAIL", phone: "$PHONE", token: token
        POST "/v1/datasets", name: "x", space_id: "${coze.workspace()}", format_type: 0
        GET  "/v1/nothing/$BOT"
        claim "GET /v1/leaky", by: "$MAIL, $PHONE, bot $BOT"
      }""")
  }

  def cleanup() {
    coze.close()
  }

  def "P20: no token, address, number or id is in any file or on the screen; log ids and the same alias are"() {
    when:
    def ended = probe('--anonymise')
    def shown = [program.here('probe', 'show'), program.here('probe', 'show', '4'), program.here('probe', 'show', '--json'), program.here('catalog', 'leaky')]
    def files = files()
    def all = files + [screen: bytes(ended.out + ended.err + shown*.out.join() + shown*.err.join())]

    then:
    ended.exit == 0
    files.keySet().containsAll(['r.html', 'r.md', 'r.har', 'r.xml', 'r.jsonl'])
    files.keySet().any { it.endsWith('.journal') }
    text('.cozesh/catalog-seen.json').contains('/v1/leaky/{id}')
    leaks(all, SECRETS) == []
    leaks(all.findAll { !it.key.endsWith('.journal') }, [BOT, OWNER, coze.workspace()]) == [] // by the journal's ids things are deleted
    leaks([log: logged()], [TOKEN]) == []

    and: 'what a vendor needs is there'
    def logId = coze.sandbox.log().find { it.path() == '/v1/leaky' }.logId()
    ['r.html', 'r.har', 'r.jsonl'].every { text(it).contains(logId) }
    ['r.html', 'r.md'].every { text(it).contains('$COZE_API_TOKEN') }

    and: 'one id has one alias, whatever the file'
    def alias = (ended.json().path('title').asText() =~ /about (id-\d+),/)
    alias.find()
    def bot = alias.group(1)
    ended.json().path('attempts')[0].path('query').path('bot_id')[0].asText() == bot
    ended.json().path('attempts')[1].path('path').asText() == "/v1/leaky/$bot"
    ['r.md', 'r.html', 'r.xml', 'r.har', 'r.jsonl'].every { text(it).contains("/v1/leaky/$bot") }

    and:
    coze.datasets().empty
  }

  def "P20: without --anonymise ids stay, and secrets do not"() {
    when:
    def ended = probe()
    def all = files() + [screen: bytes(ended.out + ended.err)]

    then:
    ended.exit == 0
    leaks(all, SECRETS) == []
    ['r.html', 'r.md', 'r.har', 'r.jsonl'].every { text(it).contains(BOT) }
  }

  private Program.Ended probe(String... options) {
    program.here(*(['probe', program.path('leaky.groovy'), '--json', '--yes', '--seed', '7', '--html', 'r.html', '--markdown', 'r.md', '--har', 'r.har',
      '--junit', 'r.xml', '--ledger', 'r.jsonl', '--log', program.path('requests.log'), '--result-file', program.path('result.json')] + options.toList()))
  }

  private List<String> leaks(Map<String, byte[]> files, List<String> canaries) {
    files.collectMany { name, content ->
      def text = new String(content, StandardCharsets.ISO_8859_1)
      canaries.findAll { text.contains(it) || text.contains(it.replace('@', '%40')) || text.contains(it.replace('@', '&#64;')) }.collect { "$name: $it".toString() }
    }
  }

  /** All that the run has written, by its name; two files are the test's own, and the log of `--log` promises no more than to hold no token. */
  private Map<String, byte[]> files() {
    def found = [:]
    directory.toFile().eachFileRecurse { file ->
      if (file.file && !(file.name in ['leaky.groovy', 'token.txt', 'requests.log'])) {
        found[file.name] = file.bytes
      }
    }
    found
  }

  private byte[] logged() {
    Files.readAllBytes(program.directory.resolve('requests.log'))
  }

  private String text(String name) {
    Files.readString(program.directory.resolve(name))
  }

  private static byte[] bytes(String text) {
    text.getBytes(StandardCharsets.UTF_8)
  }
}
