package dev.cozesh.deploy

import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class WorkspaceFinderSpec extends Specification {
  static final REFUSED = '{"code":4101,"msg":"no permission"}'
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "the only workspace needs no name; a name or an id finds it too"() {
    given:
    def id = bench.workspace()

    expect:
    [Optional.empty(), Optional.of('WeHan'), Optional.of(id)].every {
      find(it).workspaceId() == id && find(it).workspaceName() == 'WeHan'
    }
  }

  def "of several one has to be named"() {
    given:
    make('second')

    when:
    find(Optional.empty())

    then:
    def unnamed = thrown(CozeUsageException)
    unnamed.why().contains('"WeHan"')
    unnamed.why().contains('"second"')
  }

  def "an unknown name is answered with those that are there"() {
    when:
    find(Optional.of('wehan'))

    then:
    def unknown = thrown(CozeUsageException)
    unknown.what() == 'no workspace "wehan" on api.coze.cn'
    unknown.why().contains('"WeHan"')
  }

  def "two of one name are never guessed between"() {
    given:
    make('WeHan')

    when:
    find(Optional.of('WeHan'))

    then:
    def two = thrown(CozeConflictException)
    two.what().contains(bench.workspace())
  }

  def "a token that may not list workspaces can work in one by its id"() {
    given:
    bench.sandbox.faults().add(Fault.on('GET /v1/workspaces').always().status(403, REFUSED, [:]))

    expect:
    find(Optional.of('7390000000000000001')).workspaceId() == '7390000000000000001'

    when:
    find(Optional.of('WeHan'))

    then:
    thrown(CozeServiceException)
  }

  private find(Optional<String> nameOrId) {
    new WorkspaceFinder(bench.client, 'api.coze.cn', Edition.CLOUD).find(nameOrId)
  }

  private void make(String name) {
    def body = Json.object().put('name', name).put('description', '')
    def made = bench.client.raw().send('POST', '/v1/workspaces', [:], Optional.of(body))
    assert made.code().get() == 0
  }
}
