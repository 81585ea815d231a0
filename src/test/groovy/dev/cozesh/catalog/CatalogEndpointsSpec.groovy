package dev.cozesh.catalog

import dev.cozesh.error.CozeDataException
import dev.cozesh.json.Json
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Unroll

class CatalogEndpointsSpec extends Specification {
  static final FACTS = new File("../shared/coze-api/endpoints.json")

  static final READS_THAT_ARE_NO_GET = [
    "conversations.messages.list",
    "databases.records.query",
    "datasets.documents.list",
    "datasets.process"
  ]

  static final GETS_THAT_ARE_NO_READ = [
    "websockets.audio.simult_interpretation",
    "websockets.audio.speech",
    "websockets.audio.transcriptions",
    "websockets.chat"
  ]

  static final CREATES = [
    "api_apps.create",
    "api_apps.events.create",
    "apps.collaborators.create",
    "audio.voiceprint_groups.create",
    "audio.voiceprint_groups.features.create",
    "bots.collaborators.create",
    "bots.create",
    "commerce.benefit_limitations.create",
    "commerce.bill_tasks.create",
    "connectors.install",
    "conversations.create",
    "conversations.messages.create",
    "conversations.messages.feedback.create",
    "databases.create",
    "databases.records.create",
    "datasets.create",
    "datasets.documents.create",
    "enterprises.members.create",
    "enterprises.organizations.create",
    "entities.copy_tasks.create",
    "files.upload",
    "organizations.members.create",
    "templates.duplicate",
    "workflows.collaborators.create",
    "workflows.conversations.create_studio",
    "workspaces.create",
    "workspaces.members.create"
  ]

  static final DELETES = [
    "api_apps.delete",
    "api_apps.events.delete",
    "apps.collaborators.delete",
    "audio.voiceprint_groups.delete",
    "audio.voiceprint_groups.features.delete",
    "bots.collaborators.delete",
    "conversations.delete",
    "conversations.messages.delete",
    "conversations.messages.feedback.delete",
    "databases.delete",
    "databases.records.delete",
    "datasets.delete",
    "datasets.documents.delete",
    "enterprises.members.delete",
    "organizations.members.delete",
    "workflows.collaborators.delete",
    "workspaces.members.delete"
  ]

  static final PUBLISHES = ["bots.publish", "bots.unpublish", "connectors.bots.update"]

  static final BILLED = [
    "audio.rooms.create",
    "audio.speech.create",
    "audio.transcriptions.create",
    "audio.voiceprint_groups.speaker_identify",
    "audio.voices.clone",
    "chat.create",
    "chat.submit_tool_outputs",
    "plugins.tools.call",
    "websockets.audio.simult_interpretation",
    "websockets.audio.speech",
    "websockets.audio.transcriptions",
    "websockets.chat",
    "workflows.chat.stream",
    "workflows.runs.create",
    "workflows.runs.resume",
    "workflows.runs.stream",
    "workflows.runs.stream_resume"
  ]

  static final PERMISSION_UNKNOWN = [
    "apps.retrieve",
    "audio.live.retrieve",
    "databases.tasks.retrieve",
    "stores.categories.list",
    "templates.duplicate",
    "users.me",
    "websockets.audio.simult_interpretation"
  ]

  static final NO_PERMISSION_NEEDED = [
    "entities.copy_tasks.retrieve",
    "stores.plugins.list",
    "workflows.conversations.create_studio",
    "workflows.run_history_studio"
  ]

  def endpoints = Catalog.bundled().endpoints()

  def "all 146 public endpoints are there, each under an id of its own that begins with its group"() {
    expect:
    endpoints.size() == 146
    endpoints*.id().unique(false).size() == 146
    endpoints.findAll { !it.id().startsWith(it.group() + ".") } == []
  }

  def "only the OAuth grants share a method and a path"() {
    expect:
    endpoints.groupBy { it.operation() }.findAll { it.value.size() > 1 }.collectEntries { [it.key, it.value*.id()] } == [
      "POST /api/permission/oauth2/token": [
        "oauth.token.authorization_code",
        "oauth.token.device_code",
        "oauth.token.jwt",
        "oauth.token.pkce",
        "oauth.token.refresh"
      ]
    ]
  }

  @Unroll("#effect")
  def "an effect is decided by what the call does, not by its method"() {
    expect:
    endpoints.findAll { it.effect() == effect }*.id().sort() == ids.sort(false)

    where:
    effect         || ids
    Effect.CREATE  || CREATES
    Effect.DELETE  || DELETES
    Effect.PUBLISH || PUBLISHES
    Effect.MONEY   || BILLED
  }

  def "four calls read although they are no GET, and every WebSocket is billed although it is one"() {
    expect:
    endpoints.findAll { it.method() != "GET" && it.effect() == Effect.READ }*.id().sort() == READS_THAT_ARE_NO_GET
    endpoints.findAll { it.method() == "GET" && it.effect() != Effect.READ }*.id().sort() == GETS_THAT_ARE_NO_READ
  }

  def "a grant of OAuth writes, since what it is given dies when used, and a consent page reads"() {
    expect:
    endpoints.findAll { it.group() == "oauth" }.collectEntries { [it.id(), it.effect()] }.every { id, effect ->
      effect == (id in [
        "oauth.authorize",
        "oauth.authorize_workspace"
      ] ? Effect.READ : Effect.WRITE)
    }
  }

  def "every endpoint names its sources and its page, or why there is no page"() {
    expect:
    endpoints.findAll { it.provenance().sources().empty } == []
    endpoints.findAll { it.provenance().docs().present == it.provenance().sources().contains(Provenance.Source.DOCS) }.size() == 146
    endpoints.findAll { it.provenance().docs().empty == it.provenance().docsNote().empty } == []
    endpoints.findAll { it.selfHosted() != it.provenance().sources().contains(Provenance.Source.STUDIO) } == []
    endpoints*.provenance()*.readOn().unique() == ["2026-11-21"]
    endpoints.findAll { it.provenance().docs().map { !it.startsWith("https://docs.coze.cn/") }.orElse(false) } == []
  }

  def "every endpoint names its permissions, or says that they are unknown or not needed"() {
    given:
    def without = endpoints.findAll { it.permissions().empty }

    expect:
    without.findAll { it.permissionNote().startsWith("unknown: ") }*.id().sort() == PERMISSION_UNKNOWN
    without.findAll { it.permissionNote().startsWith("none") && it.group() != "oauth" }*.id().sort() == NO_PERMISSION_NEEDED
    without.findAll { it.permissionNote().empty } == []
    endpoints.findAll { it.permissions().any { !(it ==~ /[A-Za-z]+(\.[A-Za-z]+)?/) } } == []
  }

  def "the parameters in a path are the ones of the list, and all are required"() {
    expect:
    endpoints.findAll { endpoint ->
      def inPath = endpoint.parameters().findAll { it.in() == Parameter.In.PATH }
      inPath*.name() as Set != (endpoint.path() =~ /\{(\w+)}/).collect { it[1] } as Set || inPath.any { !it.required() }
    } == []
  }

  def "what chooses a page is a parameter, and a list without pages has none"() {
    expect:
    endpoints.findAll { endpoint -> endpoint.paging().request().any { endpoint.parameter(it).empty } } == []
    endpoints.findAll { (it.paging().style() == Endpoint.Paging.Style.NONE) != it.paging().request().empty } == []
    endpoints.findAll { it.paging().style() != Endpoint.Paging.Style.NONE }.size() == 27
  }

  def "parameters are unique, and a body's parameters need a body"() {
    expect:
    endpoints.findAll { it.parameters().groupBy { it.name() + it.in() }.any { it.value.size() > 1 } } == []
    endpoints.findAll { endpoint ->
      def wanted = [(Endpoint.Body.JSON): Parameter.In.BODY, (Endpoint.Body.MULTIPART): Parameter.In.FORM]
      endpoint.parameters()*.in().findAll { it in [Parameter.In.BODY, Parameter.In.FORM] }.any { it != wanted[endpoint.body()] }
    } == []
  }

  def "a nested parameter keeps its dots"() {
    expect:
    Catalog.bundled().endpoint("bots.create").parameter("prompt_info.prompt").get().note() == "persona and reply logic"
    Catalog.bundled().endpoint("datasets.documents.create").parameter("document_bases[].source_info").get().required()
  }

  def "the shape of an answer cannot be changed by who reads it"() {
    given:
    def endpoint = Catalog.bundled().endpoint("bots.create")
    def shape = endpoint.response().shape()

    when:
    shape.removeAll()

    then:
    endpoint.response().shape().get("data").has("bot_id")
  }

  @Unroll("#was becomes #now")
  def "a damaged file is refused, with the value in the reason"() {
    given:
    def text = new CatalogFiles().text("endpoints").replaceFirst(was, now)

    when:
    catalogWith("endpoints", text).endpoints()

    then:
    def e = thrown(CozeDataException)
    e.what() == "catalogue file endpoints.json was not understood"
    e.why().contains(reason)
    text.startsWith(e.raw())

    where:
    was                        | now                 || reason
    /"effect": "read"/         | '"effect": "peek"'  || "peek"
    /"host": "api"/            | '"host": "ftp"'     || "ftp"
    /"summary": "[^"]*", /     | ''                  || "summary"
    /"endpoints": /            | '"endpoints" '      || "colon"
  }

  def "a missing file says that the installation is damaged"() {
    when:
    new CatalogFiles().text("nowhere")

    then:
    def e = thrown(CozeDataException)
    e.what() == "catalogue file nowhere.json cannot be read"
    e.next() == "the installation is damaged: install cozesh again"
  }

  def "each file is read when first asked for, once, and no other with it"() {
    given:
    def read = []
    def catalog = new Catalog(new CatalogFiles() {
          @Override
          String text(String name) {
            read << name
            super.text(name)
          }
        })

    expect:
    read == []

    when:
    catalog.match("GET", "/v1/bots")
    catalog.endpoints()

    then:
    read == ["endpoints"]

    when:
    catalog.code(4200)
    catalog.code(4008)
    catalog.limits()

    then:
    read == ["endpoints", "errors", "limits"]
  }

  @Requires({ FACTS.exists() })
  def "methods and paths are those of the facts"() {
    given:
    def facts = Json.parse(FACTS.getText("UTF-8"), FACTS.name)

    expect:
    endpoints.collect {
      [it.id(), it.operation()]
    } == facts.collect { [
        it.get("id").textValue(),
        it.get("method").textValue() + " " + it.get("path").textValue()
      ] }
  }

  private static Catalog catalogWith(String file, String text) {
    new Catalog(new CatalogFiles() {
          @Override
          String text(String name) {
            name == file ? text : super.text(name)
          }
        })
  }
}
