package dev.cozesh.catalog

import spock.lang.Specification
import spock.lang.Unroll

class CatalogNamesSpec extends Specification {
  def catalog = Catalog.bundled()

  @Unroll("#wrong is #right")
  def "a wrong wire name leads to the right one"() {
    expect:
    catalog.rightName(wrong).map { it.right() }.orElse(null) == right

    where:
    wrong                    || right
    "system_prompt"          || "prompt_info.prompt"
    "prompt.system_prompt"   || "prompt_info.prompt"
    "instructions"           || "prompt_info.prompt"
    "welcome_message"        || "onboarding_info.prologue"
    "prompt.welcome_message" || "onboarding_info.prologue"
    "platform"               || "connector_ids"
    "platforms"              || "connector_ids"
    "knowledge_base_ids"     || "knowledge.dataset_ids"
    "pageNum"                || "page_num"
    "workspace_id"           || null
    "space_id"               || null
    "page_index"             || null
    "prompt_info.prompt"     || null
    "shoe_size"              || null
  }

  @Unroll("#wrong at #endpoint is #right")
  def "a name can be right at one endpoint and wrong at the next"() {
    expect:
    catalog.rightName(wrong, catalog.endpoint(endpoint)).map { it.right() }.orElse(null) == right

    where:
    wrong           | endpoint                  || right
    "workspace_id"  | "bots.create"             || "space_id"
    "space_id"      | "bots.create"             || null
    "space_id"      | "bots.list"               || "workspace_id"
    "workspace_id"  | "datasets.create"         || "space_id"
    "space_id"      | "workflows.list"          || "workspace_id"
    "page_index"    | "bots.list"               || "page_num"
    "page_num"      | "bots.list_v1"            || "page_index"
    "page_num"      | "datasets.documents.list" || "page"
    "page_size"     | "datasets.documents.list" || "size"
    "page"          | "workspaces.list"         || "page_num"
    "connector_id"  | "bots.publish"            || "connector_ids"
    "connector_ids" | "bots.unpublish"          || "connector_id"
    "system_prompt" | "bots.update"             || "prompt_info.prompt"
    "system_prompt" | "datasets.create"         || null
    "dataset_ids"   | "bots.create"             || null
    "dataset_ids"   | "bots.update"             || "knowledge.dataset_ids"
  }

  @Unroll("#name is #id")
  def "connectors go by name or by number"() {
    expect:
    catalog.connectorId(name).orElse(null) == id

    where:
    name       || id
    "api"      || "1024"
    "API"      || "1024"
    "chat_sdk" || "999"
    "1024"     || "1024"
    "10000122" || "10000122"
    "doubao"   || null
    ""         || null
    "١٠٢٤"     || null
  }

  @Unroll("#words")
  def "words find endpoints, the best first"() {
    expect:
    catalog.search(words)*.id().take(best.size()) == best

    where:
    words                        || best
    "bots.publish"               || ["bots.publish"]
    "publish bot"                || ["bots.publish"]
    "POST /v1/datasets"          || ["datasets.create"]
    "POST /v1/knowledge_base"    || ["datasets.create"]
    "POST /v1/workspaces/create" || ["workspaces.create"]
    "upload file"                || ["files.upload"]
    "list workflows"             || ["workflows.list"]
    "agent versions"             || ["bots.versions.list"]
    "transcri"                   || ["audio.transcriptions.create"]
    "copy workflow"              || ["entities.copy_tasks.create"]
    "run history"                || ["workflows.runs.run_histories.retrieve"]
  }

  @Unroll("'#words'")
  def "words that nobody uses find nothing"() {
    expect:
    catalog.search(words) == []

    where:
    words << ["", " ", "v1", "/v1/", "xyzzy"]
  }

  def "a current endpoint comes before a deprecated one"() {
    given:
    def found = catalog.search("list bots")*.id()

    expect:
    found.indexOf("bots.list") == 0
    found.contains("bots.list_v1")
  }
}
