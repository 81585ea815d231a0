package dev.cozesh.deploy

import dev.cozesh.json.Json
import spock.lang.Specification

class WorkflowLintSpec extends Specification {
  static final START = '{"id":"100001","type":"1","data":{}}'
  static final END = '{"id":"900001","type":"2","data":{}}'

  def "a canvas and clipboard data pass"() {
    given:
    def canvas = """{"nodes":[$START,$END],"edges":[{"sourceNodeID":"100001","targetNodeID":"900001"}]}"""

    expect:
    findings(canvas) == []
    findings("""{"type":"coze-workflow-clipboard-data","json":$canvas}""") == []
  }

  def "#what is named with its node"() {
    expect:
    findings(file).any { it.contains(finding) }

    where:
    what                   | file                                                                                       || finding
    'an unknown type'      | '{"nodes":[{"id":"v","type":"interaction"}]}'                                             || 'node v: type "interaction" is not among'
    'a type that is text'  | """{"nodes":[$START,{"id":"x","type":"llm","data":{}}]}"""                                || 'node x: type "llm" is no canvas type'
    'two nodes of one id'  | """{"nodes":[$START,$START]}"""                                                           || 'node 100001: two nodes have this id'
    'an edge to nowhere'   | """{"nodes":[$START],"edges":[{"sourceNodeID":"100001","targetNodeID":"7"}]}"""           || 'edge 100001 → 7: no node 7'
    'a placeholder'        | '{"nodes":[{"id":"a","type":"1","data":{"url":"${B_API}/x","key":"${B_KEY}"}}]}'          || '2 placeholders are not filled in: B_API, B_KEY'
    'a format of its own'  | '{"nodes":[{"id":"a","type":"start","config":{}}],"edges":[]}'                            || 'neither a Coze canvas nor clipboard data'
    'no workflow at all'   | '{"name":"x"}'                                                                            || 'no nodes'
    'a node inside a loop' | """{"nodes":[{"id":"l","type":"21","data":{},"blocks":[{"id":"i","type":"wait","data":{}}]}]}""" || 'node i: type "wait"'
  }

  private static List<String> findings(String file) {
    WorkflowLint.findings(Json.parse(file, 'file'))
  }
}
