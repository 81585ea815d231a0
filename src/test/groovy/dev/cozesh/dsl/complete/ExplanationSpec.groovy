package dev.cozesh.dsl.complete

import dev.cozesh.dsl.Scope
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.Unroll

class ExplanationSpec extends Specification {
  static final SCOPE = new Scope([n: Integer], [twice: 'int twice(int n)'], [])

  @Unroll("#written is explained by #signature, #summary, and #parameter")
  def "what stands at the cursor is explained"() {
    when:
    def told = explain(written)

    then:
    told.signatures().any { it.startsWith(signature) }
    told.summary().contains(summary)
    parameter == null || told.parameters().any { it.name() == parameter && it.meaning().contains(meaning) }

    where:
    written                              | signature                   | summary                           | parameter       | meaning
    'bo|t'                               | 'bot("WeHan") { … }'        | 'declares a bot'                  | 'from:'         | 'JSON'
    'bot|'                               | 'bot("WeHan") { … }'        | 'declares a bot'                  | null            | null
    'bot("x") { mod|el "m"'              | 'model "doubao-pro-32k"'    | 'the model and its settings'      | 'temperature:'  | 'number'
    'bot("x") { model "m", |'            | 'model "doubao-pro-32k"'    | 'the model and its settings'      | 'top_p:'        | '0 to 1'
    'bots.publish(|'                     | 'bots.publish(bot_id'       | 'POST /v1/bot/publish'            | 'bot_id'        | 'needed'
    'bots.publish("|'                    | 'bots.publish(bot_id'       | 'POST /v1/bot/publish'            | 'bot_id'        | 'String'
    'bots.list|(publish_status: "all")'  | 'bots.list('                | 'List bots of a workspace'        | 'publish_status' | 'unpublished_draft'
    'GET "/v1/bots", |'                  | 'GET "/v1/bots"'            | 'List bots of a workspace'        | 'workspace_id'  | 'string, needed'
    '"a".subs|tring'                     | 'String substring('         | 'of String'                       | null            | null
    '"a".substring(|'                    | 'String substring('         | 'of String'                       | null            | null
    '[1].colle|ct { it }'                | 'List'                      | 'of List<Integer>'                | null            | null
    'twice(|'                            | 'int twice(int n)'          | 'a method of this session'        | null            | null
    'n|'                                 | 'Integer n'                 | 'a variable of this session'      | null            | null
    'knowledge|'                         | 'knowledge("Jobs") { … }'   | 'declares a knowledge base'       | null            | null
  }

  def "what is not known is not explained"() {
    expect:
    explain(written) == null

    where:
    written << ['|', 'unknown|', '1 + |', '// bot|', '"text |']
  }

  private static Explanation explain(String written) {
    int cursor = written.indexOf('|')
    new Completion(LiveNames.NONE, Path.of('')).explain(written.replace('|', ''), cursor, SCOPE).orElse(null)
  }
}
