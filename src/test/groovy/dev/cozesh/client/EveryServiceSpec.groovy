package dev.cozesh.client

import static dev.cozesh.client.Wired.ok

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.client.apiapp.ApiApp
import dev.cozesh.client.apiapp.CallbackEventType
import dev.cozesh.client.audio.AudioFormat
import dev.cozesh.client.audio.Room
import dev.cozesh.client.audio.SpeechRequest
import dev.cozesh.client.audio.VoiceClone
import dev.cozesh.client.audio.VoiceprintUpdate
import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.commerce.BenefitEntityType
import dev.cozesh.client.commerce.BenefitType
import dev.cozesh.client.commerce.LimitationCreate
import dev.cozesh.client.commerce.LimitationFilter
import dev.cozesh.client.database.DatabaseFilter
import dev.cozesh.client.database.DatabaseOperation
import dev.cozesh.client.database.RecordDelete
import dev.cozesh.client.database.RecordInsert
import dev.cozesh.client.database.RecordQuery
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DatasetUpdate
import dev.cozesh.client.dataset.UpdateRule
import dev.cozesh.client.store.StoreSearch
import dev.cozesh.client.workspace.NewMember
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.client.workspace.WorkspaceRole
import dev.cozesh.client.workspace.WorkspaceUpdate
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class EveryServiceSpec extends Specification {
  static final String ID = '7389212233445566778'

  @AutoCleanup
  Wired wired

  @TempDir
  Path directory

  CozeClient answering(Map... answers) {
    wired = new Wired(*answers.collect { ok(it) })
    wired.client
  }

  static Map bodyOf(Wired wired, int number = 0) {
    Json.mapper().readValue(wired.body(number), Map)
  }

  def "callback apps are listed to their end, by the token each page names"() {
    given:
    def client = answering(
        [data: [items: [[id: '1', verify_token: 'secret']], has_more: true, next_page_token: 't 1']],
        [data: [items: [[id: '2']], has_more: false, next_page_token: '']])

    when:
    def apps = client.apiApps().list().all()

    then:
    apps*.id() == ['1', '2']
    apps[0].verifyToken().get() == 'secret'
    wired.lines() == ['GET /v1/api_apps?page_size=50', 'GET /v1/api_apps?page_token=t%201&page_size=50']
  }

  def "no secret of an answer shows in its text"() {
    expect:
    !Json.mapper().readValue('{"id":"1","verify_token":"s3cret"}', ApiApp).toString().contains('s3cret')
    !Json.mapper().readValue('{"room_id":"1","token":"s3cret"}', Room).toString().contains('s3cret')
  }

  @Unroll
  def "a body travels with #line"() {
    given:
    def client = answering([data: [:]])

    when:
    call(client)

    then:
    wired.lines() == [line]
    bodyOf(wired) == body

    where:
    line                                                 | call                                                                     || body
    "DELETE /v1/api_apps/$ID/events"                     | { it.apiApps().unsubscribe(ID, [CallbackEventType.BOT_PUBLISHED]) }      || [event_types: ['bot.published']]
    "DELETE /v1/workspaces/$ID/members"                  | { it.workspaces().removeMembers(ID, ['1', '2']) }                        || [user_ids: ['1', '2']]
    "DELETE /v1/enterprises/$ID/members/1"               | { it.enterprises().removeMember(ID, '1', '2') }                          || [receiver_user_id: '2']
    "DELETE /v1/databases/$ID/records"                   | { it.databases().deleteRows(ID, RecordDelete.of(DatabaseFilter.where('age', DatabaseOperation.LESS_THAN, '3'))) } || [filter: [logic: 'and', conditions: [[left: 'age', operation: 'less_than', right: '3']]]]
    "POST /v1/databases/$ID/records"                     | { it.databases().insert(ID, RecordInsert.of([[name: 'a'], [name: 'b']])) } || [insert_rows: [[name: 'a'], [name: 'b']]]
    "POST /v1/workspaces/$ID/members"                    | { it.workspaces().addMembers(ID, [new NewMember('1', WorkspaceRole.ADMIN)]) } || [users: [[user_id: '1', role_type: 'admin']]]
    "POST /v1/bots/$ID/collaborators"                    | { it.bots().addCollaborator(ID, '1') }                                   || [collaborators: [[user_id: '1']]]
    "POST /v1/bots/$ID/unpublish"                        | { it.bots().unpublish(ID, '1024', 'old') }                               || [connector_id: '1024', unpublish_reason: 'old']
  }

  def "ids and words that Coze wants in one value are joined by commas"() {
    given:
    def client = answering([data: [items: [[plugin_id: '1'], [plugin_id: '2']]]], [data: [items: [], has_more: false]], [data: [task_infos: [], total: 0]])

    when:
    def plugins = client.plugins().list(['1', '2'])
    client.stores().plugins(StoreSearch.ALL.withCategoryIds(['3', '4'])).all()
    client.commerce().billTasks(['5', '6']).all()

    then:
    plugins*.id() == ['1', '2']
    wired.lines() == [
      'GET /v1/plugins/mget?ids=1%2C2',
      'GET /v1/stores/plugins?category_ids=3%2C4&page_num=1&page_size=100',
      'GET /v1/commerce/benefit/bill_tasks?task_ids=5%2C6&page_num=1&page_size=200',
    ]
  }

  def "one plugin that stands directly in the data is read, too"() {
    expect:
    answering([data: [plugin_id: ID, tools: [[tool_id: '1', inputSchema: [type: 'object']]]]])
        .plugins().list([ID])[0].tools().get()[0].inputSchema().get().path('type').asText() == 'object'
  }

  @Unroll
  def "a new limitation is read #where"() {
    given:
    def terms = LimitationCreate.Terms.between(BenefitType.RESOURCE_POINT, 1, 2, 3)

    expect:
    answering([data: data]).commerce()
        .createLimitation(LimitationCreate.of(BenefitEntityType.ALL_DEVICES, terms))
        .benefitId().get() == ID

    where:
    where             | data
    'from its member' | [benefit_info: [benefit_id: ID]]
    'from the data'   | [benefit_id: new BigInteger(ID)]
  }

  def "limitations without an id are told apart by what they say"() {
    given:
    def client = answering([data: [benefit_infos: [[entity_id: '1'], [entity_id: '2'], [entity_id: '1']], has_more: false]])

    expect:
    client.commerce().limitations(LimitationFilter.of(BenefitEntityType.SINGLE_DEVICE, BenefitType.RESOURCE_POINT)).all()*.entityId()*.get() == ['1', '2']
  }

  def "rows are read page by page, and equal ones are all given"() {
    given:
    def client = answering(
        [data: [items: [[name: 'a'], [name: 'a']], has_more: true, total_count: 3]],
        [data: [items: [[name: null]], has_more: false, total_count: 3]])

    when:
    def rows = client.databases().rows(ID, RecordQuery.ALL.withPageSize(2)).all()

    then:
    rows*.place() == [1, 2, 3]
    rows*.value('name') == [Optional.of('a'), Optional.of('a'), Optional.empty()]
    rows[0].value('age') == Optional.empty()
    bodyOf(wired, 0) == [page_num: 1, page_size: 2]
    bodyOf(wired, 1) == [page_num: 2, page_size: 2]
  }

  def "a recording and its words travel in one form"() {
    given:
    def file = Files.writeString(directory.resolve('我.wav'), 'RIFF')
    def voice = VoiceClone.of(file, '小助手', AudioFormat.WAV).withText('你好')

    expect:
    answering([data: [voice_id: ID]]).voices().clone(voice) == ID
    wired.lines() == ['POST /v1/audio/voices/clone']
    wired.body().contains('name="file"; filename="我.wav"')
    wired.body() =~ /name="voice_name"(?s:.*?)\r\n\r\n小助手\r\n/
    wired.body() =~ /name="audio_format"(?s:.*?)\r\n\r\nwav\r\n/
    wired.body() =~ /name="text"(?s:.*?)\r\n\r\n你好\r\n/
    !wired.body().contains('name="language"')
  }

  def "a voiceprint may be renamed without another recording"() {
    when:
    answering([:]).voiceprints().update(VoiceprintUpdate.of('1', '2', 'New'))

    then:
    wired.lines() == ['PUT /v1/audio/voiceprint_groups/1/features/2']
    wired.body() =~ /name="name"(?s:.*?)\r\n\r\nNew\r\n/
    !wired.body().contains('filename')
  }

  def "speech comes as bytes into a file"() {
    given:
    byte[] sound = (0..255).collect { it as byte }
    wired = new Wired(WireServer.answer(200, ['Content-Type': 'audio/mpeg'], new String(sound, 'ISO-8859-1')))
    def target = directory.resolve('hello.mp3')

    when:
    def written = wired.client.speech().speak(SpeechRequest.of('你好', ID), target)

    then:
    written == Files.size(target)
    written > 0
    bodyOf(wired) == [input: '你好', voice_id: ID]
  }

  def "a refusal to speak is thrown, and no file is made"() {
    given:
    wired = new Wired(Wired.refusal(200, 4101, 'no right'))
    def target = directory.resolve('hello.mp3')

    when:
    wired.client.speech().speak(SpeechRequest.of('a', ID), target)

    then:
    def refused = thrown(CozeServiceException)
    refused.code() == 4101
    Files.notExists(target)
    wired.lines() == ['POST /v1/audio/speech']
  }

  @Unroll
  def "#what is refused here, with both numbers"() {
    given:
    def client = answering([:])

    when:
    call(client)

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == words
    wired.server.connections() == 0

    where:
    what                        | call                                                              || words
    'a long name of a bot'      | { new BotCreate('1', '名' * 21, BotSettings.NONE) }                || 'Name of a bot: 21 characters, Coze takes 1 to 20'
    'an empty name of a bot'    | { BotUpdate.of('1', BotSettings.NONE).withName('') }              || 'Name of a bot: 0 characters, Coze takes 1 to 20'
    'a long prompt'             | { BotSettings.builder().prompt('x' * 20001).build() }             || 'Persona and reply logic of a bot: 20001 characters, Coze takes at most 20000'
    'a long greeting'           | { BotSettings.builder().onboarding('x' * 301, []).build() }       || 'Greeting of a bot: 301 characters, Coze takes at most 300'
    'a long question'           | { BotSettings.builder().onboarding('', ['x' * 51]).build() }      || 'One suggested question of a bot; there may be any number: 51 characters, Coze takes at most 50'
    'a long description'        | { BotSettings.builder().description('x' * 501).build() }          || 'Description of a bot: 501 characters, Coze takes at most 500'
    'too much knowledge'        | { BotUpdate.Knowledge.of((1..151)*.toString()) }                  || 'Knowledge bases bound to one bot; the list is replaced as a whole: 151 knowledge bases, Coze takes at most 150'
    'a long knowledge base'     | { new DatasetUpdate('x' * 101, Optional.empty(), Optional.empty()) } || 'Name of a knowledge base: 101 characters, Coze takes 1 to 100'
    'a workspace without name'  | { WorkspaceCreate.of('', 'd') }                                   || 'Name of a workspace: 0 characters, Coze takes 1 to 50'
    'a long workspace'          | { WorkspaceUpdate.NONE.withDescription('x' * 2001) }              || 'Description of a workspace: 2001 characters, Coze takes at most 2000'
    'too many new members'      | { it.workspaces().addMembers('1', [new NewMember('1', WorkspaceRole.MEMBER)] * 21) } || 'Members added by one request: 21 users, Coze takes 1 to 20'
    'no member to remove'       | { it.workspaces().removeMembers('1', []) }                        || 'Members removed by one request: 0 users, Coze takes 1 to 5'
    'too many rows'             | { RecordInsert.of([[a: 'b']] * 1001) }                            || 'Rows inserted by one request: 1001 rows, Coze takes 1 to 1000'
    'a small piece'             | { ChunkStrategy.custom('\n', 99) }                                || 'Length of a piece with custom chunking: 99 tokens, Coze takes 100 to 2000'
    'a page read too often'     | { UpdateRule.every(23) }                                          || 'Time between two readings of a web page; only the lower bound is documented: 23 hours, Coze takes at least 24'
    'a long text to speak'      | { SpeechRequest.of('你' * 342, '1') }                              || 'Text to be spoken, in UTF-8: 1026 bytes, Coze takes at most 1024'
    'a long name of a voice'    | { VoiceClone.of(Path.of('a'), '名' * 43, AudioFormat.WAV) }        || 'Name of a cloned voice, in UTF-8: 129 bytes, Coze takes 1 to 128'
  }

  def "a character beyond the basic plane counts once"() {
    expect:
    new BotCreate('1', '😀' * 20, BotSettings.NONE).name().length() == 40
  }

  def "a tool is called by name, and what it gives is free"() {
    expect:
    answering([data: [result: [temperature: 21]]]).plugins()
        .callTool(ID, 'weather', [city: TextNode.valueOf('武汉')]).path('temperature').asInt() == 21
    wired.lines() == ["POST /v1/plugins/$ID/tools/call"]
    bodyOf(wired) == [tool_name: 'weather', arguments: [city: '武汉']]
  }
}
