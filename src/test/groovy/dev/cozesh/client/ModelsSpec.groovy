package dev.cozesh.client

import dev.cozesh.client.bot.Bot
import dev.cozesh.client.bot.BotPlugin
import dev.cozesh.client.bot.BotSummary
import dev.cozesh.client.bot.BotVersion
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.client.bot.OnboardingInfo
import dev.cozesh.client.bot.PromptInfo
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.bot.PublishedBot
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.Dataset
import dev.cozesh.client.dataset.Document
import dev.cozesh.client.dataset.DocumentProgress
import dev.cozesh.client.dataset.DocumentStatus
import dev.cozesh.client.dataset.FormatType
import dev.cozesh.client.file.CozeFile
import dev.cozesh.client.workflow.Workflow
import dev.cozesh.client.workflow.WorkflowInfo
import dev.cozesh.client.workflow.WorkflowRun
import dev.cozesh.client.workspace.Workspace
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

class ModelsSpec extends Specification {
  @Unroll
  def "what #type.simpleName has no name for survives a round trip"() {
    given:
    def strange = ',"future_text":"面","future_number":12345678901234567890.10,"future_null":null,"future_object":{"a":[1,{"b":true}]}}'
    def text = json[0..-2] + strange

    when:
    def tree = Json.parse(text, 'test')
    def value = Json.mapper().treeToValue(tree, type)

    then:
    Json.parse(Json.line(value), 'test') == tree
    value.other().keySet().containsAll(['future_text', 'future_number', 'future_null', 'future_object'])

    where:
    type             | json
    Workspace        | '{"id":"1","name":"W","role_type":"owner","workspace_type":"team","enterprise_id":"2"}'
    BotSummary       | '{"id":"1","name":"B","is_published":true,"published_at":1719371007,"updated_at":1719371008}'
    Bot              | '{"bot_id":"1","name":"B","create_time":1,"version":"17","bot_mode":0,"prompt_info":{"prompt":"P","x":1},"onboarding_info":{"prologue":"H","suggested_questions":["a"],"x":1},"model_info":{"model_id":"5","temperature":0.70,"x":1},"knowledge":{"knowledge_infos":[{"id":"3","name":"K","x":1}],"x":1},"workflow_info_list":[{"id":"4","x":1}],"plugin_info_list":[{"plugin_id":"6","api_info_list":[{"api_id":"7","x":1}],"x":1}],"media_config":{"is_voice_call_closed":false,"x":1},"suggest_reply_info":{"reply_mode":"disable","x":1},"shortcut_commands":[{"id":"9"}]}'
    BotPlugin        | '{"plugin_id":"6","name":"P","api_info_list":[{"api_id":"7","name":"A"}]}'
    BotVersion       | '{"version":"17","changelog":"c","created_at":1,"creator":{"id":"1","name":"n"}}'
    PublishedBot     | '{"bot_id":"1","version":"17"}'
    PromptInfo       | '{"prompt":"P","prompt_mode":"prefix","prefix_prompt_info":{"prefix_prompt":"x"}}'
    OnboardingInfo   | '{"prologue":"H","suggested_questions":["a","b"]}'
    ModelInfo        | '{"model_id":"5","model_name":"m","temperature":0.10,"top_p":1,"max_tokens":4096,"response_format":"text","parameters":{"thinking":true}}'
    Dataset          | '{"dataset_id":"1","name":"D","status":1,"format_type":0,"doc_count":2,"all_file_size":1234,"chunk_strategy":{"chunk_type":1,"separator":"x","max_tokens":800,"x":1}}'
    ChunkStrategy    | '{"chunk_type":1,"separator":"x","max_tokens":800,"remove_extra_spaces":true,"remove_urls_emails":false,"caption_type":0}'
    Document         | '{"document_id":"1","name":"D","type":"txt","status":1,"format_type":0,"source_type":5,"size":1,"char_count":2,"slice_count":3,"hit_count":4}'
    DocumentProgress | '{"document_id":"1","document_name":"D","status":0,"progress":40,"remaining_time":5,"status_descript":"s"}'
    CozeFile         | '{"id":"1","bytes":6,"file_name":"a","created_at":1}'
    Workflow         | '{"workflow_id":"1","workflow_name":"W","app_id":"0","created_at":"1719371007","creator":{"id":"1"}}'
    WorkflowInfo     | '{"workflow_detail":{"workflow_id":"1","x":1},"input":{"parameters":{"a":{"type":"string"}}}}'
    WorkflowRun      | '{"data":"{}","execute_id":"1","debug_url":"https://x","token":5,"usage":{"token_count":5}}'
  }

  @Unroll
  def "#type.simpleName needs its id and nothing else"() {
    expect:
    Json.tree(Json.mapper().readValue(json, type)).toString() == json

    where:
    type             | json
    Workspace        | '{"id":"1"}'
    BotSummary       | '{"id":"1"}'
    Bot              | '{"bot_id":"1"}'
    Dataset          | '{"dataset_id":"1"}'
    Document         | '{"document_id":"1"}'
    DocumentProgress | '{"document_id":"1"}'
    CozeFile         | '{"id":"1"}'
    Workflow         | '{"workflow_id":"1"}'
    WorkflowInfo     | '{"workflow_detail":{"workflow_id":"1"}}'
    BotVersion       | '{"version":"1"}'
    PromptInfo       | '{}'
    ModelInfo        | '{}'
    WorkflowRun      | '{}'
  }

  @Unroll
  def "a value that Coze adds one day is kept and sent back as it came: #type.simpleName #json"() {
    given:
    def value = Json.mapper().readValue(json, type)

    expect:
    Json.line(value) == json
    value.toString() == json.replace('"', '')
    value == Json.mapper().readValue(json, type)

    where:
    [type, json] << [[DocumentStatus, FormatType, PublishStatus], ['"future_value"', '77', '0', '12345678901234567890']].combinations()
  }

  def "known values are equal to their constants"() {
    expect:
    Json.mapper().readValue('1', DocumentStatus) == DocumentStatus.COMPLETED
    Json.mapper().treeToValue(Json.parse('2', 'x'), FormatType) == FormatType.IMAGE
    Json.mapper().readValue('"all"', PublishStatus) == PublishStatus.ALL
  }

  @Unroll
  def "drifting types are read: #json"() {
    expect:
    read(Json.mapper().readValue(json, type)) == expected

    where:
    type       | json                                         | read                          || expected
    BotSummary | '{"id":7389212233445566778}'                 | { it.id() }                   || '7389212233445566778'
    BotSummary | '{"id":"1","is_published":1}'                | { it.isPublished().get() }    || true
    BotSummary | '{"id":"1","updated_at":"1719371007"}'       | { it.updatedAt().get() }      || 1719371007L
    Dataset    | '{"dataset_id":"1","all_file_size":"99"}'    | { it.allFileSize().get() }    || 99L
    Workflow   | '{"workflow_id":"1","created_at":1719371007}' | { it.createdAt().get() }      || '1719371007'
    Bot        | '{"bot_id":"1","name":null}'                 | { it.name() }                 || Optional.empty()
    Bot        | '{"bot_id":"1","knowledge":null}'            | { it.datasetIds() }           || []
  }
}
