package dev.cozesh.sandbox

import java.nio.file.Path
import spock.lang.TempDir

class DemonstrationSpec extends SandboxSpecification {
  @TempDir
  Path directory

  def "a sandbox shows bots, knowledge, a database, a folder and an app when it is asked to"() {
    when:
    sandbox = Sandbox.start(options().withDemonstration())
    coze = new SandboxClient(sandbox.baseUri())
    def space = coze.workspace()
    def bots = coze.get("/v1/bots?workspace_id=$space").at('/data/items')
    def assistant = coze.get("/v1/bots/${bots[1].path('id').asText()}").path('data')
    def interviewer = coze.get("/v1/bots/${bots[0].path('id').asText()}").path('data')
    def dataset = coze.get("/v1/datasets?space_id=$space").at('/data/dataset_list/0')
    def jobs = coze.get("/v1/databases?workspace_id=$space").at('/data/items/0')

    then:
    bots*.path('name')*.asText() == ['面试官', '求职助手']
    assistant.at('/knowledge/knowledge_infos/0/id').asText() == dataset.path('dataset_id').asText()
    assistant.at('/onboarding_info/suggested_questions').size() == 1
    interviewer.at('/workflow_info_list/0/name').asText() == '面试模拟'
    dataset.path('doc_count').asInt() == 2
    dataset.path('failed_file_list').isEmpty()
    coze.post("/v1/databases/${jobs.path('id').asText()}/records/query", [:]).at('/data/total_count').asInt() == 3
    coze.get("/v1/folders?workspace_id=$space&folder_type=development").at('/data/items/0/name').asText() == '招聘'
    coze.get("/v1/apps?workspace_id=$space").at('/data/items/0/name').asText() == '招聘看板'
    sandbox.log()*.route().every { it.startsWith('GET') || it.endsWith('/query') }
  }

  def "nothing of it is there by itself"() {
    expect:
    coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all").at('/data/total').asInt() == 0
    coze.get("/v1/apps?workspace_id=${coze.workspace()}&publish_status=all").at('/data/total').asInt() == 0
  }

  def "it is made once, and never in a sandbox that has data"() {
    given:
    def kept = options().withStorage(Storage.directory(directory))
    Sandbox.start(first ? kept.withDemonstration() : kept).close()

    when:
    sandbox = Sandbox.start(kept.withDemonstration())
    coze = new SandboxClient(sandbox.baseUri())

    then:
    coze.get("/v1/bots?workspace_id=${coze.workspace()}").at('/data/total').asInt() == bots

    where:
    first || bots
    true  || 2
    false || 0
  }
}
