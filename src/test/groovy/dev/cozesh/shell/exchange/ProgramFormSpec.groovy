package dev.cozesh.shell.exchange

import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.dsl.ScriptedCoze
import dev.cozesh.e2e.Installation
import dev.cozesh.e2e.Program
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.shell.render.Clean
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Timeout
import spock.lang.Unroll

/** Calls as programs: each is run, and has to do what the call did. */
@Timeout(120)
class ProgramFormSpec extends TapedSession {
  static final List<ProgramForm> ALL = ProgramForm.values().toList()
  /** What runs the programs; the rest needs nothing but Java. */
  static final Map<ProgramForm, String> TOOLS =
  [(ProgramForm.CURL): 'curl', (ProgramForm.HTTPIE): 'curl', (ProgramForm.PYTHON): 'python3', (ProgramForm.JAVASCRIPT): 'node']
  static final List<ProgramForm> HERE = ALL.findAll { !TOOLS[it] || has(TOOLS[it]) }
  static final List<String> NASTY = [
    "it's", '"quoted"', '$HOME ${1+1} $(id) `id`', 'back\\slash \\n \\u0041 \\\\', 'line\nbreak\r\n\ttab',
    '客服：你好，世界 😀', '!history %s %% &amp; <b>', "'''", '"""', "'\\''", '#{x} @file', '-flag', '', ' ',
    '\u0000\u0001\u001b[31m\u007f', '\u202eright\u2028line', '\\', "\\'", '*?[a-z]{a,b}~', 'End\nEOF\n', '{"a": "b\\"c"}'
  ]

  @Unroll("#form")
  def "a read goes out again, query and all, and prints the answer"() {
    given:
    get('/v1/workspaces', [page_num: ['1'], name: ['客 服&x=y', "it's \$HOME"]])
    def expected = last.json.data

    when:
    def before = sandbox.requests('GET /v1/workspaces')
    def printed = run(form, sandbox.baseUri())

    then:
    Json.mapper().readValue(printed.substring(printed.indexOf('{')), Map).data == expected
    sandbox.requests('GET /v1/workspaces') == before + 1

    where:
    form << HERE
  }

  @Unroll("#form")
  def "a body survives its way through every quoting"() {
    given:
    def coze = new ScriptedCoze()
    coze.answers['POST /v1/echo'] = '{"code":0,"data":"好"}'
    def body = [texts: NASTY, ("it's a \"key\" \$x"): [n: 12345678901234567890G, d: 1.50, e: [], m: [:], t: true, z: null], '键': 'v']
    client(URI.create(address(coze))).raw()
        .send('POST', '/v1/echo', [q: ['a b', "c'd"]], Optional.of(Json.tree(body)))

    when:
    def printed = run(form, URI.create(address(coze)))

    then:
    coze.requests[1] == coze.requests[0]
    Json.parse(coze.bodies[1], 'sent') == Json.parse(coze.bodies[0], 'sent')
    Json.parse(coze.bodies[0], 'sent') == Json.parse(Json.line(body), 'x')
    printed.contains('好')

    cleanup:
    coze.close()

    where:
    form << HERE
  }

  @Unroll("#form")
  def "a body that no single argument or literal could hold goes out whole"() {
    given:
    def coze = new ScriptedCoze()
    coze.answers['POST /v1/echo'] = '{"code":0}'
    client(URI.create(address(coze))).raw()
        .send('POST', '/v1/echo', [:], Optional.of(Json.tree([text: "长'\"\\\$😀" * 20_000])))

    when:
    run(form, URI.create(address(coze)))

    then:
    Json.parse(coze.bodies[1], 'sent') == Json.parse(coze.bodies[0], 'sent')

    cleanup:
    coze.close()

    where:
    form << HERE
  }

  @Unroll("#form")
  def "a stream is printed as it comes"() {
    given:
    sandbox.model().reply('', ModelReply.text('你好，世界'))
    client.chats().stream(ChatRequest.of(bot(), 'u', 'hi')).toList()

    when:
    def printed = run(form, sandbox.baseUri())

    then:
    printed.contains('conversation.message.delta')
    printed.contains('[DONE]')

    where:
    form << HERE
  }

  def "curl and HTTPie are told to show a stream at once"() {
    given:
    client.chats().stream(ChatRequest.of(bot(), 'u', 'hi')).toList()

    expect:
    ProgramForm.CURL.write(last).text().startsWith('curl -sSN ')
    ProgramForm.HTTPIE.write(last).text().contains(' --stream ')
  }

  def "curl is one line with a name in the token's place"() {
    given:
    post('/v1/nowhere', [name: 'a\nb'])

    expect:
    def text = ProgramForm.CURL.write(last).text()
    text.readLines().size() == 1
    text.contains('"Authorization: Bearer $COZE_API_TOKEN"')
    ALL.every { !it.write(last).text().contains(Sandbox.TOKEN) }
    (ALL - ProgramForm.GROOVY).every { it.write(last).text().contains('COZE_API_TOKEN') }
  }

  def "groovy is a line of cozesh"() {
    given:
    get('/v1/bots', [workspace_id: ['7389'], tag: ['a', 'b'], 'in': ['x']])
    post('/v1/x', [a: 1, 'b c': ['$x']])
    post('/v1/x', [a: 1], [q: ['y']])
    client.raw().send('POST', '/v1/x', [:], Optional.empty())
    client.raw().send('DELETE', '/v1/x/1', [:], Optional.empty())

    expect:
    exchanges.all().collect { ProgramForm.GROOVY.write(it).text() } == [
      'GET "/v1/bots", workspace_id: "7389", tag: ["a", "b"], in: "x"',
      'POST "/v1/x", [a: 1, "b c": ["\\$x"]]',
      'POST "/v1/x", [a: 1], q: "y"',
      'POST "/v1/x"',
      'DELETE "/v1/x/1"'
    ]
  }

  @Unroll("#line")
  def "the line of cozesh compiles and sends the same: #line"() {
    given:
    def coze = new ScriptedCoze()
    coze.answers['GET /v1/bots'] = '{"code":0}'
    def options = [COZE_API_TOKEN: 'pat_test_as', COZE_API_BASE: address(coze)]
    def program = new Program(directory, options)

    when:
    program.here('-e', line)
    client(URI.create(address(coze))).raw().send(method, '/v1/bots', query, Optional.ofNullable(body).map { Json.tree(it) })
    def again = program.here('-e', ProgramForm.GROOVY.write(last).text())

    then:
    coze.requests.toSet().size() == 1
    coze.bodies.collect { it ? Json.parse(it, 'sent') : null }.toSet().size() == 1
    coze.requests.size() == 3
    !again.err.contains('Exception')

    cleanup:
    coze.close()

    where:
    line                                         | method   | query                          | body
    'GET "/v1/bots", in: "x", tag: ["a", "b"]'   | 'GET'    | [in: ['x'], tag: ['a', 'b']]   | null
    'DELETE "/v1/bots", "a b": "1"'              | 'DELETE' | ['a b': ['1']]                 | null
    'PUT "/v1/bots", [a: [:], b: []]'            | 'PUT'    | [:]                            | [a: [:], b: []]
    'PATCH "/v1/bots", null'                     | 'PATCH'  | [:]                            | null
    'POST "/v1/bots", null, q: "1"'              | 'POST'   | [q: ['1']]                     | null
    'POST "/v1/bots", [1, 2.50, 1E+3]'           | 'POST'   | [:]                            | [1, 2.50, 1E+3]
  }

  @Unroll("#form: #call")
  def "what a form cannot say is refused, with the form that can"() {
    given:
    client.raw().send(call, '/v1/x', query, Optional.of(Json.tree([a: 1])))

    when:
    form.write(last)

    then:
    def refused = thrown(CozeUsageException)
    refused.message.contains("$call /v1/x cannot be written as ${form.word()}")
    refused.next() == '`/as curl`'
    ProgramForm.CURL.write(last)

    where:
    form                   | call     | query
    ProgramForm.GROOVY     | 'DELETE' | [:]
    ProgramForm.GROOVY     | 'PUT'    | [a: ['1']]
    ProgramForm.GROOVY     | 'HEAD'   | [:]
    ProgramForm.JAVASCRIPT | 'HEAD'   | [:]
    ProgramForm.JAVASCRIPT | 'GET'    | [:]
  }

  @Unroll("#form")
  def "an upload has a placeholder that is told, and runs once the file is there"() {
    given:
    client.files().upload(Files.writeString(directory.resolve('a.txt'), 'x'))
    def program = form.write(last)

    expect:
    program.remarks() == ['what was uploaded is not kept: put the file and the other values in place of FILE']
    program.text().contains('FILE')

    when:
    Files.writeString(directory.resolve('FILE'), "content of\r\nthe file 客服")
    def before = sandbox.commits('POST /v1/files/upload')
    def printed = run(form, sandbox.baseUri())

    then:
    sandbox.commits('POST /v1/files/upload') == before + 1
    printed.contains('FILE')

    where:
    form << HERE - [ProgramForm.JAVA, ProgramForm.HTTP]
  }

  def "a call whose body was cut is no program, and a masked secret is told"() {
    when:
    post('/v1/nowhere', [text: 'x' * 300_000])
    ProgramForm.CURL.write(last)

    then:
    def cut = thrown(CozeUsageException)
    cut.why().contains('only the first 256 K')

    when:
    post('/v1/nowhere', [token: 'pat_test_abcd1234'])

    then:
    ProgramForm.CURL.write(last).remarks() == ['a secret was masked as ***: put it in its place']
  }

  def "nothing in a program steers a terminal"() {
    given:
    post('/v1/nowhere', [texts: NASTY])

    expect:
    ALL.every { form ->
      def text = form.write(last).text()
      Clean.text(text) == text
    }
  }

  @Requires({ ProgramFormSpec.HERE.size() == ProgramForm.values().length })
  def "random texts come back from the literals of every language"() {
    given:
    def random = new Random(7389)
    def pieces = ["'", '"', '\\', '$', '`', '\n', '\t', '\r', 'u0041', '{', '}', '客', '😀', '\u0000', '\u2028', '\u202e', ' ', 'a', '!', '%', '\\u', '#', '\u007f']
    def texts = (1..300).collect { (0..random.nextInt(12)).collect { pieces[random.nextInt(pieces.size())] }.join('') }
    def json = Json.line(texts)

    expect:
    JsonText.plain(json) == Clean.text(JsonText.plain(json))
    Json.mapper().readValue(JsonText.plain(json), List) == texts
    // The shell holds no NUL; a body of JSON never has one.
    output(['sh', '-c', 'for t in "$@"; do :; done; printf %s ' + ShellForm.quoted(JsonText.plain(json))]) == JsonText.plain(json)
    Json.mapper().readValue(output(['node', '-e', "process.stdout.write(JSON.stringify([${literals(texts, false, '')}]))".toString()]), List) == texts
    output(['python3', '-c', "import sys\nsys.stdout.buffer.write(chr(1).join([${literals(texts*.replace('\u0001', ''), false, '')}]).encode())".toString()]).split('\u0001', -1).toList() == texts
    new GroovyShell().evaluate("[${literals(texts, false, '$')}]") == texts
  }

  static boolean has(String tool) {
    System.getenv('PATH').split(':').any { Files.isExecutable(Path.of(it, tool)) }
  }

  private static String literals(List<String> texts, boolean ascii, String also) {
    texts.collect { JsonText.literal(it, ascii, also) }.join(', ')
  }

  @Unroll("#word: #form")
  def "forms are found by name, in any case, and a slip of the pen is told"() {
    expect:
    ProgramForm.of(word) == form

    where:
    word         || form
    'curl'       || ProgramForm.CURL
    'JavaScript' || ProgramForm.JAVASCRIPT
  }

  def "an unknown form names the nearest"() {
    when:
    ProgramForm.of('pyton')

    then:
    def unknown = thrown(CozeUsageException)
    unknown.message.contains('did you mean `python`?')
    unknown.why() == 'the forms are curl, httpie, python, javascript, java, groovy, http'
  }

  private static String address(ScriptedCoze coze) {
    "http://127.0.0.1:${coze.@server.address.port}"
  }

  /** Runs the last call as a program, and gives what it printed. */
  private String run(ProgramForm form, URI server) {
    def text = form.write(last).text()
    switch (form) {
      case ProgramForm.CURL:
        return output(['sh', write('call.sh', text)])
      case ProgramForm.HTTPIE:
        return httpie(text)
      case ProgramForm.PYTHON:
        return output(['python3', write('call.py', text)])
      case ProgramForm.JAVASCRIPT:
        return output(['node', write('call.js', text)])
      case ProgramForm.JAVA:
        return output([Installation.java(), write('Call.java', text)])
      case ProgramForm.GROOVY:
        def ended = new Program(directory, [COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: server.toString()]).here('-e', text.replace('"FILE"', "\"${directory.resolve('FILE')}\""))
        assert !ended.err.contains('Exception'): ended
        return ended.out
      case ProgramForm.HTTP:
        return sent(text, server)
    }
  }

  private String write(String name, String text) {
    Files.writeString(directory.resolve(name), text + '\n').toString()
  }

  /** What a command prints, with nothing but the token in its environment, which says ASCII. */
  private String output(List<String> command) {
    def builder = new ProcessBuilder(command*.toString()).directory(directory.toFile())
    builder.environment().clear()
    builder.environment().putAll([COZE_API_TOKEN: Sandbox.TOKEN, PATH: System.getenv('PATH'), HOME: System.getenv('HOME'), LC_ALL: 'C'])
    def err = directory.resolve('err.txt').toFile()
    builder.redirectError(err)
    def process = builder.start()
    process.outputStream.close()
    def out = new String(process.inputStream.readAllBytes(), 'UTF-8')
    assert process.waitFor(60, TimeUnit.SECONDS)
    assert process.exitValue() == 0: err.text
    out
  }

  /** Sends a request as it is written, its head with the line ends of the wire. */
  private static String sent(String text, URI server) {
    def (head, body) = text.split('\n\n', 2)
    def wire = head.replace('$COZE_API_TOKEN', Sandbox.TOKEN).replace('\n', '\r\n') + '\r\n\r\n' + body
    new Socket(server.host, server.port).withCloseable { socket ->
      socket.outputStream.write(wire.getBytes('UTF-8'))
      socket.outputStream.flush()
      new String(socket.inputStream.readAllBytes(), 'UTF-8')
    }
  }

  private String httpie(String text) {
    has('http') ? output(['sh', write('call.sh', text)]) : asHttpie(text)
  }

  /**
   * Does what HTTPie would where it is not installed: reads the words as its manual says, and sends
   * them by curl. The shell itself takes the line apart.
   */
  private String asHttpie(String text) {
    def words = directory.resolve('words')
    def bin = Files.createDirectories(directory.resolve('bin'))
    def stub = bin.resolve('http')
    Files.writeString(stub, '#!/bin/sh\nprintf \'%s\\0\' "$@" > "' + words + '"\ncat > "' + words + '.in"\n')
    stub.toFile().setExecutable(true)
    output(['sh', write('call.sh', "PATH=\"$bin:\$PATH\"\n$text")])
    def all = new String(Files.readAllBytes(words), 'UTF-8').split('\u0000').toList()
    def curl = ['curl', '-sS']
    def body = null
    def items = []
    while (all) {
      def word = all.remove(0)
      switch (word) {
        case ['--ignore-stdin', '--body', '--stream', '--multipart']: break
        case '--raw': body = all.remove(0); break
        default: items << word
      }
    }
    curl += ['-X', items[0], items[1]]
    items.drop(2).each { item ->
      // Of the separators of an item the one that stands first counts.
      def separator = item =~ /[:=@]/
      separator.find()
      def at = separator.start()
      def value = item.substring(at + 1)
      switch (item[at]) {
        case ':': curl += ['-H', item.substring(0, at) + ': ' + value]; break
        case '@': curl += ['-F', item.substring(0, at) + '=@' + value]; break
        case '=': curl += ['-F', item]; break
      }
    }
    def piped = new String(Files.readAllBytes(directory.resolve('words.in')), 'UTF-8')
    if (body != null || piped) {
      curl += ['--data-binary', '@' + write('body', '').with { Files.writeString(Path.of(it), body ?: piped) }]
    }
    output(curl)
  }
}
