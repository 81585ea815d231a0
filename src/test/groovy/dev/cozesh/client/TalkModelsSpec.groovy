package dev.cozesh.client

import dev.cozesh.client.chat.BotEdition
import dev.cozesh.client.chat.Chat
import dev.cozesh.client.chat.ChatStatus
import dev.cozesh.client.chat.ToolCallType
import dev.cozesh.client.conversation.Conversation
import dev.cozesh.client.conversation.Section
import dev.cozesh.client.conversation.SortOrder
import dev.cozesh.client.core.Usage
import dev.cozesh.client.message.ContentType
import dev.cozesh.client.message.FeedbackType
import dev.cozesh.client.message.Message
import dev.cozesh.client.message.MessagePart
import dev.cozesh.client.message.MessageRole
import dev.cozesh.client.message.MessageType
import dev.cozesh.client.message.PartType
import dev.cozesh.client.user.User
import dev.cozesh.client.variable.Variable
import dev.cozesh.client.workflow.CollaborationMode
import dev.cozesh.client.workflow.InterruptType
import dev.cozesh.client.workflow.NodeOutput
import dev.cozesh.client.workflow.NodeStatus
import dev.cozesh.client.workflow.RunHistory
import dev.cozesh.client.workflow.RunMode
import dev.cozesh.client.workflow.RunStatus
import dev.cozesh.client.workflow.StudioRunHistory
import dev.cozesh.client.workflow.TerminatePlan
import dev.cozesh.client.workflow.WorkflowEvent
import dev.cozesh.client.workflow.WorkflowInfo
import dev.cozesh.client.workflow.WorkflowInterrupt
import dev.cozesh.client.workflow.WorkflowMode
import dev.cozesh.client.workflow.WorkflowParameter
import dev.cozesh.client.workflow.WorkflowPublishStatus
import dev.cozesh.client.workflow.WorkflowVersion
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

/** Models of what talks and runs: unknown members and values survive, ids and counts are exact. */
class TalkModelsSpec extends Specification {
  static final String STRANGE = '"future_text":"面","future_number":12345678901234567890.10,"future_null":null,"future_object":{"a":[1,{"b":true}]}'

  @Unroll
  def "what #type.simpleName has no name for survives a round trip"() {
    given:
    def text = json == '{}' ? "{$STRANGE}" : json[0..-2] + ',' + STRANGE + '}'

    when:
    def tree = Json.parse(text, 'test')
    def value = Json.mapper().treeToValue(tree, type)

    then:
    Json.parse(Json.line(value), 'test') == tree
    value.other().keySet().containsAll(['future_text', 'future_number', 'future_null', 'future_object'])

    where:
    type                    | json
    Usage                   | '{"token_count":9007199254740993,"output_count":1,"input_count":0}'
    Message                 | '{"id":"1","conversation_id":"2","bot_id":"3","chat_id":"","section_id":"4","role":"user","type":"","content":"c","content_type":"text","meta_data":{"k":"v"},"created_at":1,"updated_at":2,"reasoning_content":"r"}'
    MessagePart             | '{"type":"image","file_id":"1"}'
    Conversation            | '{"id":"1","name":"N","meta_data":{},"creator_id":"2","created_at":1,"updated_at":2,"last_section_id":"3","connector_id":"1024","creator_d":"2"}'
    Section                 | '{"id":"1","conversation_id":"2"}'
    Chat                    | '{"id":"1","conversation_id":"2","bot_id":"3","status":"requires_action","created_at":1,"completed_at":2,"failed_at":3,"meta_data":{"k":"v"},"last_error":{"code":0,"msg":"","x":1},"section_id":"4","required_action":{"type":"submit_tool_outputs","submit_tool_outputs":{"tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":"{}","x":1},"x":1}],"x":1},"x":1},"usage":{"token_count":1,"x":1},"inserted_additional_messages":[{"id":"5","x":1}],"execute_id":"9"}'
    Variable                | '{"keyword":"k","value":"v","create_time":0,"update_time":0}'
    User                    | '{"user_id":"1","user_name":"u","nick_name":"n","avatar_url":"https://a"}'
    WorkflowInfo            | '{"workflow_detail":{"workflow_id":"1","creator":{"id":"1","x":1},"x":1},"input":{"parameters":{"a":{"type":"array","items":{"type":"image","x":1},"required":true,"x":1}},"x":1},"output":{"content":"{{a}}","parameters":{},"terminate_plan":"use_answer_content","x":1},"role":{"id":"1"}}'
    WorkflowVersion         | '{"version":"v0.0.1","workflow_id":"1","description":"d","created_at":"1","updated_at":"2","creator":{"id":"1","name":"n"}}'
    WorkflowParameter       | '{"type":"object","required":false,"properties":{"a":{"type":"string","default_value":""}},"description":"d"}'
    WorkflowInterrupt       | '{"event_id":"9/1","type":2,"data":"{}","required_parameters":{"a":{"type":"string"}}}'
    RunHistory              | '{"execute_id":"1","execute_status":"Fail","bot_id":"0","connector_id":"1024","connector_uid":"u","run_mode":2,"output":"{}","create_time":1,"update_time":2,"node_execute_status":{"a":{"node_id":"5","is_finish":true,"loop_index":0,"x":1}},"error_code":"Internal","error_message":"m","debug_url":"https://a","usage":{"token_count":1},"is_output_trimmed":true,"logid":"l","interrupt_data":{"x":1},"token":"0","cost":"0"}'
    RunHistory              | '{"execute_id":"1","error_code":720701002}'
    StudioRunHistory        | '{"execute_id":"1","execute_status":"Success","run_mode":0,"log_id":"l","input":"{}","output":"{}","token":5,"cost":"0","cost_unit":"u","ext":{"k":"v"},"error_code":"0","error_msg":""}'
    NodeStatus              | '{}'
    NodeOutput              | '{"is_finish":true,"node_output":"x"}'
    WorkflowEvent.Message   | '{"content":"a","node_title":"T","node_seq_id":1,"node_is_finish":true,"node_id":"5","node_execute_uuid":"u","node_type":"Output","content_type":"text","ext":{"k":"v"},"usage":{"token_count":1},"token":1,"cost":"0"}'
    WorkflowEvent.Interrupt | '{"interrupt_data":{"event_id":"9/1","type":2},"node_title":"T"}'
    WorkflowEvent.Done      | '{"debug_url":"https://a"}'
  }

  @Unroll
  def "#type.simpleName needs #json and nothing else"() {
    expect:
    Json.tree(Json.mapper().readValue(json, type)).toString() == json

    where:
    type              | json
    Message           | '{"id":"1"}'
    Conversation      | '{"id":"1"}'
    Section           | '{"id":"1"}'
    Chat              | '{"id":"1"}'
    Variable          | '{"keyword":"k"}'
    User              | '{"user_id":"1"}'
    WorkflowInfo      | '{}'
    WorkflowVersion   | '{"version":"v1"}'
    WorkflowInterrupt | '{}'
    RunHistory        | '{"execute_id":"1"}'
    StudioRunHistory  | '{"execute_id":"1"}'
  }

  @Unroll
  def "an unknown #type.simpleName is kept and sent back as it came: #json"() {
    given:
    def value = Json.mapper().readValue(json, type)

    expect:
    Json.line(value) == json
    value.toString() == json.replace('"', '')
    value == Json.mapper().readValue(json, type)

    where:
    [type, json] << [
      [ChatStatus, BotEdition, ToolCallType, SortOrder, dev.cozesh.client.message.SortOrder, ContentType, FeedbackType, MessageRole, MessageType, PartType,
        WorkflowMode, WorkflowPublishStatus, CollaborationMode, RunStatus, RunMode, TerminatePlan, InterruptType],
      ['"future_value"', '77', '12345678901234567890'],
    ].combinations()
  }

  @Unroll
  def "drifting types are read: #json"() {
    expect:
    read(Json.mapper().readValue(json, type)) == expected

    where:
    type         | json                                                    | read                                  || expected
    Message      | '{"id":7389212233445566778,"updated_at":"1716809829"}'  | { [it.id(), it.updatedAt().get()] }   || ['7389212233445566778', 1716809829L]
    Chat         | '{"id":"1","last_error":null,"usage":null}'             | { it.error() }                        || Optional.empty()
    Chat         | '{"id":"1","last_error":{"code":"0"}}'                  | { it.error() }                        || Optional.empty()
    Chat         | '{"id":"1","last_error":{"code":"Internal"}}'           | { it.error().get().code().get().text() } || 'Internal'
    Conversation | '{"id":9007199254740993,"connector_id":1024}'           | { [it.id(), it.connectorId().get()] } || ['9007199254740993', '1024']
    RunHistory   | '{"execute_id":18446744073709551615,"bot_id":0}'        | { [it.executeId(), it.botId().get()] } || ['18446744073709551615', '0']
  }
}
