package dev.cozesh.shell.exchange

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class SessionLogSpec extends Specification {
  @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(Storage.memory()))
  def catalogs = new AtomicInteger()
  def log = new SessionLog({ catalogs.incrementAndGet(); Catalog.bundled() })
  @AutoCleanup CozeClient client = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build().listening(log)

  def "it keeps what was accepted and changed something, with the ids of request, path and answer"() {
    given:
    def ws = client.workspaces().list().all()[0].id()

    when:
    def bot = client.raw().send('POST', '/v1/bot/create', [:], Optional.of(json([space_id: ws, name: 'x']))).json().get().path('data').path('bot_id').asText()
    client.raw().send('POST', '/v1/bot/update', [:], Optional.of(json([bot_id: bot, name: '', space_id: 7]))) // refused
    client.raw().send('POST', '/v1/bots/make', [:], Optional.of(json([name: 'x']))) // no such route
    client.raw().send('GET', '/v1/bots', [workspace_id: [ws]], Optional.empty())
    def dataset = client.datasets().create(dev.cozesh.client.dataset.DatasetCreate.text(ws, 'kb', ''))
    client.datasets().delete(dataset)

    then:
    log.steps() == [
      new Step('POST', '/v1/bot/create', Optional.of('bots.create'), [space_id: ws, bot_id: bot]),
      new Step('POST', '/v1/datasets', Optional.of('datasets.create'), [space_id: ws, dataset_id: dataset]),
      new Step('DELETE', "/v1/datasets/$dataset", Optional.of('datasets.delete'), [dataset_id: dataset])
    ]
    log.steps()[0].operation() == 'POST /v1/bot/create'
  }

  def "reads load no catalogue, and a new session begins empty"() {
    when:
    client.workspaces().list().all()

    then:
    log.steps().isEmpty()
    catalogs.get() == 0

    when:
    client.conversations().create(dev.cozesh.client.conversation.ConversationCreate.PLAIN)
    log.clear()

    then:
    log.steps().isEmpty()
    catalogs.get() == 1
  }

  private static json(Map value) {
    dev.cozesh.json.Json.tree(value)
  }
}
