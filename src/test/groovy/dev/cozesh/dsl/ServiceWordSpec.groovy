package dev.cozesh.dsl

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.Base64Content
import dev.cozesh.client.core.WireValue
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.sandbox.Fault
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.Type
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Unroll

/** Every service of the client is a word, with names for ids and named arguments for records. */
class ServiceWordSpec extends OnSandbox {
  def "every accessor of the client is a word, and every such word stands in the vocabulary"() {
    given:
    def accessors = CozeClient.methods.findAll { it.parameterCount == 0 && it.returnType.simpleName.endsWith('Service') }*.name

    expect:
    accessors.size() >= 28
    Services.names() == accessors.sort()
    accessors.every { value(it).toString() == it }
    Vocabulary.SCRIPT.words()*.name().containsAll(accessors)
  }

  def "whatever a method of the client takes can be made of what a script writes"() {
    given:
    def taken = CozeClient.methods.findAll { it.returnType.simpleName.endsWith('Service') }*.returnType
      .collectMany { it.declaredMethods.findAll { method -> Modifier.isPublic(method.modifiers) && !method.synthetic } }
      .collectMany { it.genericParameterTypes.toList() }

    expect:
    taken.size() > 250
    taken.collectMany { unmade(it, [] as Set) }.unique() == []
  }

  /** The types within one that no value of a script becomes. */
  private static List<Type> unmade(Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return []
    }
    if (type instanceof ParameterizedType) {
      assert type.rawType in [Optional, List, Map]
      return type.actualTypeArguments.collectMany { unmade(it, seen) }
    }
    def known = (Class<?>) type
    if (known.sealed) {
      return known.permittedSubclasses.collectMany { unmade(it, seen) }
    }
    if (RecordForm.fits(known)) {
      return known.recordComponents.collectMany { unmade(it.genericType, seen) }
    }
    def plain = known in [String, JsonNode, Boolean, boolean, Integer, int, Long, long, BigDecimal, Path, URI, Duration, Base64Content, WireValue]
    plain || known.enum || known.interface || RecordForm.isWire(known) ? [] : [known]
  }

  def "a service whose list needs nothing but the workspace is walked like that list"() {
    expect:
    value('bots.collect { it.name }').containsAll(['求职助手', '面试官'])
    value('datasets.collect { it.name }') == ['求职知识库', '客服手册']
    value('databases.collect { it.tableName }') == ['jobs']
    value('workspaces*.name') == ['WeHan']
    value('knowledge.list().first().name') == '求职知识库'
    !(value('chats') instanceof Iterable)
  }

  def "a script's own variable hides a service"() {
    expect:
    value('images = 3\nimages + 1') == 4
    value('def voices = [1]\nvoices.size()') == 1
  }

  def "names stand for the ids of bots, knowledge bases and workflows, in order and by name"() {
    expect:
    value('documents.list("求职知识库").collect { it.name }').size() == 2
    value('bots.versions("求职助手").all()').size() == 1
    value('bots.versions(bot("求职助手")).all()').size() == 1
    value('workflows.info("面试模拟").detail.name') == '面试模拟'
    value('conversations.create(bot: "求职助手").id') ==~ /\d{19}/
    value('conversations.create(bot: bot("求职助手")).id') ==~ /\d{19}/
  }

  def "what a record holds is read by the names of Java and of the wire"() {
    expect:
    value('bots.find { it.name == "求职助手" }.with { [it.is_published, it.isPublished] }') == [true, true]
    value('datasets.list().first().with { it.id == it.dataset_id && it.doc_count == it.docCount }')
    value('workflows*.workflow_name') == value('workflows*.name')
    value('bot("求职助手").info().model_info.temperature') == value('bot("求职助手").info().modelInfo.temperature')
    value('datasets.list().first().project_id') == null
  }

  @Unroll
  def "the member of a record goes by each of its names: #name"() {
    expect:
    value("conversations.create($name: bot('求职助手'), name: 'n').name") == 'n'

    where:
    name << ['bot', 'bot_id', 'botId']
  }

  def "what a call gives stands for its id in the next one"() {
    expect:
    value('''
      def c = conversations.create(bot: "求职助手", messages: [[role: "user", content: "早"]])
      messages.create(c, role: "user", content: "你好", meta_data: [a: "1"])
      messages.update(c, messages.list(c).first(), content: "再见")
      messages.list(c, order: "asc").collect { it.text }
    ''') == ['早', '再见']
    value('''
      def c = conversations.create()
      conversations.rename c, "新"
      def name = conversations.info(c).name
      conversations.delete(c)
      name
    ''') == '新'
  }

  def "lists, numbers, nested records and values that Coze may extend are made of plain ones"() {
    expect:
    value('''
      def db = databases.create(table_name: "t", rw_mode: "unlimited_read_write", fields: [
        [name: "title", type: "String", isRequired: true],
        [name: "salary", type: "Integer", is_required: true],
      ])
      databases.insert(db, rows: [[title: "QA", salary: 9000], [title: "PM", salary: 12000]])
      databases.update(db, update_fields: [field_name: "salary", value: 10000],
        filter: [logic: "AND", conditions: [left: "title", operation: "EQUAL", right: "QA"]])
      databases.rows(db, select_fields: [field_names: ["title", "salary"]]).collect { it.values.salary }
    ''').toString() == '[10000, 12000]'
    value('''
      def set = datasets.create(name: "d", formatType: "text", description: "x")
      documents.create(dataset: set, format_type: 0, chunk_strategy: [chunk_type: 0], document_bases:
        [name: "a.txt", source_info: [document_source: 0, file_type: "txt", file_base64: "YQ=="]]).size()
    ''') == 1
  }

  def "an upload shows how far it is, and takes it off the screen, also when it fails"() {
    given:
    Files.write(folder.resolve('large.txt'), new byte[300_000])
    host.screen.moves = true

    when:
    value('files.upload(file("large.txt"))')

    then:
    host.screen.shown*.label().unique() == ['large.txt']
    host.screen.shown*.bytes().unique() == [true]
    host.screen.shown.last().with { done() == total() && total() > 300_000 }
    host.screen.wiped == 1

    when:
    host.screen.shown.clear()
    sandbox.faults().add(Fault.on('POST /v1/files/upload').html(500))
    value('files.upload("large.txt")')

    then:
    thrown(CozeException)
    host.screen.wiped == 2
  }

  def "paths are relative to the script, and a file is one"() {
    given:
    write('cv.txt', 'CV')

    expect:
    value('files.upload(file("cv.txt")).fileName') == 'cv.txt'
    value('files.upload("cv.txt").fileName') == 'cv.txt'
    value('long sent = 0\nfiles.upload(file("cv.txt")) { now, whole -> sent = now }\nsent') > 2
    value('def v = voices.list().first(); speech.speak("hi.wav", input: "Hi", voice: v.id, response_format: "wav")') > 40
    Files.size(folder.resolve('hi.wav')) > 40
    value('voices.clone(file: file("cv.txt"), voice_name: "me", audio_format: "wav")') ==~ /\d+/
  }

  def "optional answers are a value or null, and durations are seconds"() {
    expect:
    value('''
      def run = runs.start(workflow: "面试模拟", parameters: [job_title: "QA"])
      runs.await("面试模拟", run.executeId, 30).status.toString()
    ''') == 'Success'
    value('runs.startAndAwait(workflow: "面试模拟", parameters: [a: 1], limit: 30).outputJson.path("Output").asText()') == '{"a":1}'
    value('variables.list(bot: "求职助手", connector_uid: "u1")') == []
    value('users.me().id') ==~ /\d+/
  }

  def "events come one by one, and are told by their kind"() {
    expect:
    value('''
      def said = ""
      for (event in chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "hi"]])) {
        if (event instanceof dev.cozesh.client.chat.ChatEvent.MessageDelta) said += event.text
      }
      said
    ''').contains('hi')
    value('''
      def stream = chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "hi"]])
      def kinds = stream.collect { it.class.simpleName }
      [kinds.first(), kinds.last(), stream.complete, stream.gaps, stream.received == kinds.size(), stream.logid != ""]
    ''') == ['Created', 'Done', true, [], true, true]
  }

  @Unroll
  def "#call: #what"() {
    when:
    def e = refused(call)

    then:
    e.what() == "deploy.groovy:1${column}: $what"
    e.why().contains(why)
    e.next().contains(next)

    where:
    call                                                      || column | what                                                                | why                    | next
    'conversations.create(bott: "x")'                         || ':15'  | 'conversations.create has no option bott'                            | 'it takes bot_id, name' | 'did you mean `bot:`?'
    'conversations.creat(bot: "x")'                           || ':15'  | 'conversations has no creat'                                         | 'clear, create, '      | '`conversations.create`'
    'folders.list()'                                          || ':9'   | 'folders.list needs folder_type'                                     | 'parent_folder_id'     | ''
    'databases.create(fields: [])'                            || ':11'  | 'databases.create needs table_name and rw_mode'                      | 'it takes'             | ''
    'datasets.create(name: "d", format_type: "txet")'         || ':10'  | 'datasets.create format_type has no value txet'                      | 'text, table, image'   | 'did you mean `text`?'
    'bots.create(name: "b", prompt_info: [promt: "x"])'       || ':6'   | 'bots.create prompt_info has no option promt'                        | 'prompt, prompt_mode'  | 'did you mean `prompt:`?'
    'databases.query("7", page_size: "ten")'                  || ':11'  | 'databases.query page_size takes a number, not String'               | ''                     | ''
    'databases.query("7", page_size: 1.5)'                    || ':11'  | 'databases.query page_size takes a whole number, not 1.5'            | ''                     | ''
    'databases.query("7", is_async: "yes")'                   || ':11'  | 'databases.query is_async takes true or false, not String'           | ''                     | ''
    'messages.create("7", role: "bot", content: "x")'         || ':10'  | 'messages.create role has no value bot'                              | 'user, assistant'      | ''
    'messages.create("7", role: "user", content: 7)'          || ':10'  | 'messages.create message takes a map of text, or of text and attachments, not 7' | ''     | ''
    'conversations.create(bot: workflow("面试模拟"))'             || ':15'  | 'conversations.create bot_id takes a bot, not workflow("面试模拟")'      | ''                     | ''
    'chats.info([1], [2])'                                    || ':7'   | 'chats.info does not take these arguments'                           | 'conversation_id, chat_id' | ''
    'voices.list().first().nome'                              || ':23'  | 'Voice has no property nome'                                         | ''                     | 'did you mean `name`?'
  }

  def "what the client itself refuses keeps its words"() {
    when:
    value('variables.list(bot: "7", app: "8", connector_uid: "u")')

    then:
    def usage = thrown(CozeUsageException)
    usage.what() == 'variables belong to a bot or to an app, not to both'

    when:
    value('conversations.info("7399999999999999999")')

    then:
    def refusal = thrown(CozeServiceException)
    refusal.code() == 4002
  }

  def "a name that nothing has is looked for in the whole list, and nothing is sent"() {
    given:
    def before = sandbox.requests('POST /v1/conversation/create')

    when:
    def e = refused('conversations.create(bot: "求职助理")')

    then:
    e.what().endsWith('there is no bot called 求职助理')
    sandbox.requests('POST /v1/conversation/create') == before
  }

  def "a secret is in no call of a service"() {
    given:
    host.secrets = [KEY: 'hunter2']

    when:
    value(call)

    then:
    def e = thrown(CozeGuardException)
    !e.message.contains('hunter2')

    where:
    call << [
      'conversations.create(name: secret("KEY"))',
      'conversations.rename "7", "x ${secret("KEY")}"',
      'runs.start(workflow: "7", parameters: [a: secret("KEY")])',
    ]
  }

  def "while planning, calls that change something are listed"() {
    given:
    host.planning = true
    def before = sandbox.log().size()

    when:
    def outcome = run('''
      def c = conversations.create(bot: "7")
      chats.stream(bot: "7", user: "u", additional_messages: [[role: "user", content: "hi"]])
      speech.speak("hi.wav", input: "Hi", voice: "7")
      users.me().id
    ''')

    then:
    outcome.wouldCall()*.with { "$it.method $it.path".toString() } ==
        ['POST /v1/conversation/create', 'POST /v3/chat', 'POST /v1/audio/speech']
    outcome.value() ==~ /\d+/
    sandbox.log().drop(before)*.path()*.contains('/v1/users/me') == [true]
    !Files.exists(folder.resolve('hi.wav'))
  }
}
