package dev.cozesh.catalog

import spock.lang.Specification
import spock.lang.Unroll

class CatalogReferenceSpec extends Specification {
  def catalog = Catalog.bundled()

  def "codes are unique and in order, and each has a meaning and a source"() {
    expect:
    catalog.codes()*.code() == catalog.codes()*.code().unique(false).sort(false)
    catalog.codes().findAll { it.meaning().empty || it.source().empty || it.httpStatus().empty } == []
    catalog.codes().size() == 151
  }

  def "every code has a cause and a next step of our own"() {
    expect:
    catalog.codes().findAll { it.code() != 0 && (it.cause().empty || it.next().empty) }*.code() == []
  }

  @Unroll("#code: #words")
  def "the next step fits what the code asks of its reader"() {
    expect:
    words.every { (catalog.code(code).get().cause() + ' ' + catalog.code(code).get().next()).contains(it) }

    where:
    code      || words
    4001      || ["this token cannot see it"]
    4002      || ["this token cannot see it"]
    4006      || ["this token cannot see"]
    4010      || ["shorten the prompt"]
    4011      || ["top up", "trying again does not help"]
    4019      || ["top up", "trying again does not help"]
    4022      || ["trying again does not help"]
    4028      || ["top up", "trying again does not help"]
    4013      || ["not a rate limit"]
    4015      || ["publish", "1024"]
    4016      || ["wait until it ends", "cancel"]
    4020      || ["wait for the next minute"]
    4102      || ["stop", "more attempts make it worse"]
    4104      || ["ended already"]
    4105      || ["words that Coze does not allow"]
    4201      || ["nothing to do"]
    4315      || ["start a new run"]
    5000      || ["not kept", "look whether it took effect"]
    6003      || ["stream the run"]
    6031      || ["publish"]
    700012006 || ["other region", "do not serve"]
    702042018 || ["members"]
    702042162 || ["enterprise"]
    702042078 || ["log id"]
    105000004 || ["parsed"]
    720702011 || ["publish"]
  }

  @Unroll("#code")
  def "a code with several readings never claims a single one"() {
    given:
    def cause = catalog.code(code).get().cause()

    expect:
    readings.every { cause.contains(it) }

    where:
    code || readings
    4200 || ["wrong id", "another region", "never published"]
    4008 || ["too many requests a second", "day's quota"]
    4100 || ["expired", "other region"]
    4101 || ["permission", "workspaces", "wrong token"]
    4000 || ["parameter", "path"]
  }

  @Unroll("#code: read #read, write #write")
  def "what is sent again is decided by code, and a write only when nothing was begun"() {
    expect:
    with(catalog.code(code).get()) {
      retryable() == read
      retryableWrite() == write
    }

    where:
    code      | read  | write
    4008      | true  | true
    4009      | true  | true
    4020      | true  | true
    4013      | true  | false
    5000      | true  | false
    4000      | false | false
    4011      | false | false
    4015      | false | false
    4016      | false | false
    4028      | false | false
    4100      | false | false
    4101      | false | false
    4102      | false | false
    4105      | false | false
    4200      | false | false
    700012006 | false | false
  }

  def "only three public codes allow a write to be sent again"() {
    expect:
    catalog.codes().findAll { it.retryableWrite() && it.scope() == "public" }*.code() == [4008, 4009, 4020]
  }

  def "an unknown code is not known"() {
    expect:
    catalog.code(424242).empty
  }

  @Unroll("#name: #min to #max #unit")
  def "the documented bounds"() {
    expect:
    with(catalog.limits().of(name)) {
      it.min() == min
      it.max() == max
      it.unit() == unit
    }

    where:
    name                          | min | max       | unit
    "bot.name"                    | 1   | 20        | "characters"
    "bot.description"             | 0   | 500       | "characters"
    "bot.prologue"                | 0   | 300       | "characters"
    "bot.prompt"                  | 0   | 20_000    | "characters"
    "bot.datasets"                | 0   | 150       | "knowledge bases"
    "dataset.name"                | 1   | 100       | "characters"
    "dataset.documents"           | 0   | 300       | "documents"
    "document.create_batch"       | 1   | 10        | "documents"
    "document.chunk_tokens"       | 100 | 2000      | "tokens"
    "workspace.name"              | 1   | 50        | "characters"
    "workspace.description"       | 0   | 2000      | "characters"
    "request.body"                | 0   | 15 << 20  | "bytes"
    "workflow.request_body"       | 0   | 20 << 20  | "bytes"
    "file.upload"                 | 0   | 512 << 20 | "bytes"
    "account.free_calls"          | 0   | 500       | "requests"
    "rate.chat.free"              | 0   | 20        | "requests a second"
    "rate.workflow.flagship"      | 0   | 500       | "requests a second"
    "rate.model.paid"             | 0   | 1000      | "requests a minute"
  }

  def "every bound has a name of its own, a subject and a source"() {
    given:
    def limits = catalog.limits().all()

    expect:
    limits*.name().unique(false).size() == limits.size()
    limits.findAll { it.about().empty || it.source().empty } == []
    limits.findAll { !(it.source() =~ "^https://docs.coze.cn/developer_guides/\\w+\$|^83d/coze_docs ") } == []
  }

  @Unroll("#length: #inside")
  def "a length is inside its bound or not"() {
    expect:
    catalog.limits().of("bot.name").allows(length) == inside

    where:
    length << [0, 1, 20, 21]
    inside << [false, true, true, false]
  }

  def "an unknown bound is the caller's mistake"() {
    when:
    catalog.limits().of("bot.shoe_size")

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "no limit has the name bot.shoe_size"
  }

  def "every list with pages has a page size, and no other endpoint"() {
    expect:
    catalog.endpoints().findAll {
      (it.paging().style() == Endpoint.Paging.Style.NONE) != catalog.limits().pageSize(it.id()).empty
    } == []
  }

  @Unroll("#endpoint: #usual, at most #max")
  def "page sizes are those of the parameters' notes"() {
    expect:
    with(catalog.limits().pageSize(endpoint).get()) {
      it.usual() == usual
      it.max() == (max == null ? OptionalInt.empty() : OptionalInt.of(max))
      it.largest() == (max ?: usual)
    }

    where:
    endpoint                  | usual | max
    "workflows.list"          | 10    | 30
    "bots.list"               | 20    | null
    "datasets.list"           | 10    | 300
    "databases.list"          | 20    | 1000
    "workspaces.list"         | 20    | 50
    "datasets.documents.list" | 10    | null
  }

  def "a model's fields and users are known to the catalogue"() {
    given:
    def enums = catalog.enums()*.name()
    def ids = catalog.endpoints()*.id()
    def fields = catalog.models()*.fields().flatten()

    expect:
    catalog.models().size() == 116
    enums.size() == 65
    fields.findAll { it.type().startsWith("enum:") && !(it.type() - "enum:" in enums) } == []
    catalog.models()*.usedBy().flatten().findAll { !(it in ids) } == []
    catalog.enums().findAll { it.values().empty } == []
  }

  def "every stream belongs to an endpoint that streams, and can end"() {
    given:
    def streaming = catalog.endpoints().findAll { it.streaming() != Endpoint.Streaming.NONE }
    def sse = streaming.findAll { it.streaming() == Endpoint.Streaming.SSE }

    expect:
    streaming.size() == 9
    streaming.findAll { catalog.events(it.id()).empty } == []
    sse.findAll { catalog.events(it.id()).every { !it.terminal() } } == []
    sse.collectMany { catalog.events(it.id()) }.findAll { it.direction() != StreamEvent.Direction.SERVER } == []
    catalog.events("bots.list") == []
  }

  @Unroll("#endpoint ends with #terminal")
  def "the events that end a stream"() {
    expect:
    catalog.events(endpoint).findAll { it.terminal() }*.name() == terminal

    where:
    endpoint                | terminal
    "chat.create"           | ["conversation.chat.failed", "error", "done"]
    "workflows.runs.stream" | ["Error", "Interrupt", "Done"]
  }

  def "the resources together stay under 500 KB"() {
    expect:
    ["endpoints", "models", "errors", "events", "limits", "names"].sum {
      new CatalogFiles().text(it).getBytes("UTF-8").length
    } < 500_000
  }
}
