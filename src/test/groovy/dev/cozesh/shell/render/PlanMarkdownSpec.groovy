package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Change
import dev.cozesh.deploy.plan.FieldChange
import dev.cozesh.deploy.plan.Gate
import dev.cozesh.deploy.plan.Need
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.plan.Precautions
import dev.cozesh.deploy.plan.Reach
import dev.cozesh.deploy.plan.Target
import dev.cozesh.error.Place
import spock.lang.Specification

class PlanMarkdownSpec extends Specification {
  def "a plan is a page with counts, a table, requests, permissions, gates and folded differences"() {
    given:
    def closed = Gate.closed('small', Place.NOWHERE, new Gate.Objection('the rule "small" refuses this plan', 'assert creates == 0', ''))
    def plan = plan([bot('WeHan', 'a\nb\nc\nd\ne', 'a\nb\nc\nx\ne')], [closed])

    expect:
    PlanMarkdown.of(plan, ['POST /v1/x']) == '''\
      ## Plan for <code>WeHan</code> on <code>sandbox</code>

      **1 to change**

      - **refused** by <code>small</code>: the rule "small" refuses this plan

        ```
        assert creates == 0
        ```

      | | object | id | what |
      |---|---|---|---|
      | <code>&#126;</code> | <code>bot.WeHan</code> | <code>739</code> | <code>prompt&#95;info.prompt</code><br>a note |

      - reaches: 1 bot, published
      - requests&#58; 4 sent for this plan, at most 14 to apply; together 3.6 % of a free account's 500
      - permissions: <code>edit</code>
      - would call <code>POST /v1/x</code>

      <details><summary><code>bot.WeHan prompt&#95;info.prompt</code></summary>

      ```diff
       a
       b
       c
      -d
      +x
       e
      ```

      </details>
      '''.stripIndent()
  }

  def "the environment stands in the heading, where a reviewer looks first"() {
    given:
    def dev = plan([bot('WeHan', 'a', 'b')], [])
    def prod = new Plan(dev.target().in(Optional.of('prod')), dev.changes(), [], 4, 10, [], [])

    expect:
    PlanMarkdown.of(prod, []).startsWith('## Plan for <code>prod</code>: <code>WeHan</code> on <code>sandbox</code>\n')
  }

  def "nothing hostile gets out of its cell or its fence: #text"() {
    given:
    def page = PlanMarkdown.of(plan([bot(text, 'old', "new\n$text\n")]), [text])
    def outside = withoutFences(page)

    expect:
    !outside.contains('<img')
    !outside.contains('<script')
    outside.count('<details>') == 1
    outside.count('</details>') == 1
    !outside.contains('| injected |')
    !outside.contains('@everyone')
    !outside.contains('](http')
    !outside.contains('\u001b')

    where:
    text << [
      '```\n</details><h1>out</h1>', '``````````\n# x', '<img src=x onerror=alert(1)>', 'a | injected | b', '</summary></details><script>',
      '@everyone', '[a](http://evil)', '![a](http://evil)', '\u001b[31m', '`` ` ```'
    ]
  }

  def "a page is never longer than a comment, and says what it leaves out"() {
    given:
    def long_ = 'x' * 20_000
    def plan = plan((1..count).collect { bot("b$it", '', long_ + it) })

    when:
    def page = PlanMarkdown.of(plan, [])

    then:
    page.length() <= PlanMarkdown.LONGEST
    page.contains('parts of this plan are left out')
    page.count('<details>') == page.count('</details>')

    where:
    count << [4, 1_000]
  }

  /** The page as a reader of Markdown sees it: what stands between a fence and its like is gone. */
  private static String withoutFences(String page) {
    def kept = []
    String fence = null
    page.readLines().each { line ->
      def run = (line.strip() =~ /^(`{3,})/).with { it.find() ? it.group(1) : '' }
      if (fence == null && run) {
        fence = run
      } else if (fence != null && line.strip() == fence) {
        fence = null
      } else if (fence == null) {
        kept << line
      }
    }
    assert fence == null
    kept.join('\n')
  }

  private static Change bot(String name, String before, String after) {
    def field = new FieldChange('prompt_info.prompt', Optional.of(TextNode.valueOf(before)), Optional.of(TextNode.valueOf(after)))
    new Change(new Address(Kind.BOT, name), Action.UPDATE, Optional.of('739'), [field], ['a note'])
  }

  private static Plan plan(List<Change> changes, List<Gate> gates = []) {
    new Plan(
        new Target('sandbox', '1', 'WeHan'), changes, [], 4, 14, ['edit'], [],
        new Precautions([new Need('edit', ['bot.WeHan'])], new Reach(1, 1, 0, 0), gates))
  }
}
