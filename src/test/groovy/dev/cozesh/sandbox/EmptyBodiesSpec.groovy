package dev.cozesh.sandbox

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Effect
import dev.cozesh.catalog.Endpoint
import dev.cozesh.json.Json
import spock.lang.Shared
import spock.lang.Unroll

/** A probe sends bodies that lack everything: they prove that a route is there and leave nothing. */
class EmptyBodiesSpec extends SandboxSpecification {
  /** The documented request of these is an empty object. */
  static final COMPLETE_WHEN_EMPTY = ['conversations.create', 'conversations.clear']

  @Shared
  List<Endpoint> writes = Catalog.bundled().endpoints()
  .findAll { it.host() != Endpoint.Host.WS && it.effect() != Effect.READ && it.method() != 'GET' }

  @Override
  SandboxOptions options() {
    super.options().withDemonstration()
  }

  @Unroll("#endpoint.id() #body")
  def "a write without what it needs names a field and leaves nothing"() {
    given: 'objects that are there, unless their deletion is asked for'
    def path = endpoint.method() == 'DELETE' ? nobody(endpoint) : somebody(endpoint)
    coze.json('DELETE', '/_counts')

    when:
    def answer = coze.send(endpoint.method(), path, body)

    then:
    refusalNames(endpoint, answer.body())
    !answer.body().contains('The requested API endpoint')
    sandbox.commits(endpoint.operation()) == 0
    sandbox.requests(endpoint.operation()) == 1

    where:
    [endpoint, body] << [writes.findAll { !COMPLETE_WHEN_EMPTY.contains(it.id()) }, [[:], [x: [:]]]].combinations()
  }

  @Unroll("#endpoint.id() #body")
  def "a write to an object that is not there is refused, and not as if the route were not"() {
    when:
    def answer = coze.send(endpoint.method(), nobody(endpoint), body)

    then:
    refusalNames(endpoint, answer.body())
    !answer.body().contains('The requested API endpoint')
    sandbox.commits(endpoint.operation()) == 0

    where:
    [endpoint, body] << [writes.findAll { it.path().contains('{') }, [[:], [x: [:]]]].combinations()
  }

  def "what an empty object is enough for is told apart by the catalogue: no member is required"() {
    expect:
    writes.findAll { COMPLETE_WHEN_EMPTY.contains(it.id()) }*.parameters().flatten()
        .findAll { it.required() && !it.name().contains('.') }*.name() == ['conversation_id']
  }

  private String somebody(Endpoint endpoint) {
    new CatalogueWalkSpec.Requests(coze: coze).of(endpoint).path.replaceFirst(/[?].*/, '')
  }

  private static String nobody(Endpoint endpoint) {
    endpoint.path().replaceAll(/\{[^}]+}/, '1')
  }

  /** By code: a parameter (its name), a missing object or file, or the login of the console. */
  private static boolean refusalNames(Endpoint endpoint, String text) {
    def body = Json.parse(text, endpoint.id())
    def message = body.path('msg').asText() + body.path('error_message').asText()
    switch (body.path('code').asInt()) {
      case 0:
        return body.path('error_code').asText() == 'invalid_request' && namesParameter(endpoint, message)
      case 4000:
        return namesParameter(endpoint, message)
      case 4300:
        return message == 'No file was uploaded.'
      case [4002, 4200]:
        return message.contains(' 1 ')
      case 700012006:
        return message == 'missing session_key in cookie'
    }
    false
  }

  private static boolean namesParameter(Endpoint endpoint, String message) {
    endpoint.parameters()*.name().any { message.contains(it.tokenize('.').last().replace('[]', '')) }
  }
}
