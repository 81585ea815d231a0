package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyPairGenerator
import java.security.SecureRandom
import java.time.Duration
import java.time.Instant
import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.auth.Consent
import dev.cozesh.auth.DeviceLogin
import dev.cozesh.auth.JwtApp
import dev.cozesh.auth.OAuthApp
import dev.cozesh.auth.OAuthClient
import dev.cozesh.auth.Pkce
import dev.cozesh.auth.RsaKey
import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.auth.TokenTerms
import dev.cozesh.client.CozeClient
import dev.cozesh.client.apiapp.ApiAppCreate
import dev.cozesh.client.apiapp.ApiAppType
import dev.cozesh.client.apiapp.CallbackEventType
import dev.cozesh.client.audio.AudioFormat
import dev.cozesh.client.audio.RoomCreate
import dev.cozesh.client.audio.SpeechRequest
import dev.cozesh.client.audio.VoiceClone
import dev.cozesh.client.audio.VoiceprintCreate
import dev.cozesh.client.audio.VoiceprintGroupCreate
import dev.cozesh.client.audio.VoiceprintQuery
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.database.DatabaseFilter
import dev.cozesh.client.database.DatabaseOperation
import dev.cozesh.client.database.RecordDelete
import dev.cozesh.client.database.RecordInsert
import dev.cozesh.client.database.RecordQuery
import dev.cozesh.client.entity.CopyEntityType
import dev.cozesh.client.entity.EntityCopy
import dev.cozesh.client.folder.FolderType
import dev.cozesh.client.organization.NewMember
import dev.cozesh.client.organization.OrganizationRole
import dev.cozesh.client.store.StoreSearch
import dev.cozesh.error.CozeServiceException
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The client, as its users call it, against the sandbox: each takes the other at its word. */
class ServicesOnSandboxSpec extends Specification {
  static final BACK = URI.create('http://127.0.0.1:9/back')

  @AutoCleanup
  Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withProcessing(Duration.ZERO).withDemonstration())

  @AutoCleanup
  CozeClient coze = client(Sandbox.TOKEN)

  @AutoCleanup
  OAuthClient oauth = OAuthClient.at(sandbox.baseUri())

  @TempDir
  Path directory

  def "callback apps, apps, folders, plugins, the store and templates"() {
    given:
    def app = coze.apiApps().create(ApiAppCreate.of(ApiAppType.NORMAL).withName('orders'))
    def weather = coze.stores().plugins(StoreSearch.ALL).all()[0].metainfo().get().entityId().get()

    when:
    coze.apiApps().subscribe(app.id(), [CallbackEventType.BOT_PUBLISHED])

    then:
    coze.apiApps().events(app.id()).all()*.eventType() == [CallbackEventType.BOT_PUBLISHED]
    coze.apps().list(space(), PublishStatus.ALL).all().size() == 1
    coze.folders().list(space(), FolderType.DEVELOPMENT).all().size() == 1
    coze.stores().categories('plugin').all().size() == 3
    coze.plugins().info(weather).tools().get()[0].name().get() == 'get_weather'
    coze.plugins().callTool(weather, 'get_weather', [city: TextNode.valueOf('北京')]).path('weather').asText() == '晴'
    coze.templates().duplicate(Sandbox.TEMPLATE_ID, space()).entityId() ==~ /7\d{18}/
  }

  def "rows of a database"() {
    given:
    def jobs = coze.databases().list(space()).all()[0].id()
    coze.databases().insert(jobs, RecordInsert.of((1..30).collect { [title: "t$it".toString(), salary: "$it".toString()] }))

    expect:
    coze.databases().rows(jobs, RecordQuery.ALL).all().size() == 33
    coze.databases().deleteRows(jobs, RecordDelete.of(DatabaseFilter.where('salary', DatabaseOperation.LESS_THAN, '1000')))
        .affectedRows().get() == 30
  }

  def "voices, speech, voiceprints and rooms"() {
    given:
    def recording = Files.write(directory.resolve('a.wav'), 'sound'.bytes)
    def voice = coze.voices().clone(VoiceClone.of(recording, 'me', AudioFormat.WAV))
    def group = coze.voiceprints().createGroup(VoiceprintGroupCreate.of('team'))
    def print = coze.voiceprints().create(VoiceprintCreate.of(group, recording, 'me'))

    expect:
    coze.voices().list().all()*.id().contains(voice)
    coze.speech().speak(SpeechRequest.of('hello', voice), directory.resolve('hello.mp3')) == 21 * 96
    coze.speech().transcribe(recording) == '你好，这是一段测试录音。'
    coze.voiceprints().identify(VoiceprintQuery.of(group, recording))[0].featureId() == print
    coze.rooms().create(RoomCreate.of(bot())).roomId() ==~ /7\d{18}/
    coze.rooms().live('1').streamInfos().get().size() == 2
  }

  def "copies, members and what a plan allows"() {
    given:
    def organization = coze.enterprises().organizations(Sandbox.ENTERPRISE_ID).all()[0].id()
    coze.organizations().addMembers(organization, [new NewMember('7', OrganizationRole.of('organization_member'))])

    expect:
    coze.entities().copy(EntityCopy.of(bot(), CopyEntityType.BOT)).copiedEntityId().get() ==~ /7\d{18}/
    coze.organizations().members(organization).all()*.userId() == ['7']
    coze.commerce().benefits().basicInfo().get().userLevel().get().toString() == 'enterprise'
    coze.commerce().createBillTask(1743004800, 1743091199).taskId() ==~ /7\d{18}/
  }

  def "each grant gives a token that the sandbox takes"() {
    given:
    def pkce = Pkce.random(new SecureRandom())
    def web = OAuthApp.web('test_web', 'test_secret')
    def open = OAuthApp.open('test_app')
    def device = oauth.deviceCode('test_tv')
    new URI(device.verificationUri() + '?user_code=' + device.userCode()).toURL().text
    def pem = Base64.mimeEncoder.encodeToString(KeyPairGenerator.getInstance('RSA').generateKeyPair().private.encoded)
    def app = JwtApp.of('310000000002', 'print', RsaKey.parse("-----BEGIN PRIVATE KEY-----\n$pem\n-----END PRIVATE KEY-----"))

    when:
    def tokens = [
        oauth.exchange(web, code(Consent.web('test_web', BACK, 's')), BACK),
        oauth.exchange(open, code(Consent.web('test_app', BACK, 's').with(pkce)), BACK, pkce),
        new DeviceLogin(oauth, 'test_tv').await(device),
        oauth.jwtToken(app.sign('api.coze.cn', Instant.now(), new SecureRandom()), TokenTerms.DEFAULT),
        oauth.impersonate('session_key=test_1', TokenTerms.DEFAULT)]
    tokens << oauth.refresh(web, tokens[0].refreshToken().get())

    then:
    tokens.every { token -> client(token.accessToken()).withCloseable { it.users().me().userName().get() } == 'sandbox' }

    when:
    oauth.refresh(web, tokens[0].refreshToken().get())

    then:
    def e = thrown(CozeServiceException)
    e.message.contains('invalid_grant')
  }

  private CozeClient client(String token) {
    CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(token)).build()
  }

  private String space() {
    coze.workspaces().list().all()[0].id()
  }

  private String bot() {
    coze.bots().list(space(), PublishStatus.PUBLISHED_ONLINE).all()[0].id()
  }

  private String code(Consent consent) {
    def page = oauth.authorizeUrl(consent).toURL().openConnection() as HttpURLConnection
    page.instanceFollowRedirects = false
    page.getHeaderField('Location').replaceFirst('.*code=', '').replaceFirst('&.*', '')
  }
}
