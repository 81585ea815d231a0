package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.node.IntNode
import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Change
import dev.cozesh.deploy.plan.FieldChange
import dev.cozesh.deploy.plan.OutputValue
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.plan.Target
import dev.cozesh.json.Json
import spock.lang.Specification

class PlanTextSpec extends Specification {
  static final TARGET = new Target('api.coze.cn', '7390000000000000001', 'WeHan')

  def "a plan shows what is done to what, field by field"() {
    given:
    def plan = plan([
        change(Kind.KNOWLEDGE, 'WeHan 求职知识库', Action.UPDATE, '7391', [
            field('description', 'a', 'b'), field('documents/policies.txt', null, 'sha256 12ab'), field('documents/old.txt', 'sha256 99', null)],
            ['policies.md is sent as txt: Coze takes no Markdown']),
        change(Kind.BOT, 'WeHan 求职助手', Action.CREATE, null, [field('name', null, 'WeHan 求职助手')]),
        change(Kind.BOT, 'same', Action.NONE, '7399', [])])

    expect:
    PlanText.of(plan, ['POST /v1/workflow/run (x.groovy:3)'], Ink.NONE, false) == '''\
Plan for workspace WeHan on api.coze.cn
~ knowledge WeHan 求职知识库 7391
  ~ description: "a" → "b"
  + documents/policies.txt: sha256 12ab
  - documents/old.txt: sha256 99
  note: policies.md is sent as txt: Coze takes no Markdown
+ bot WeHan 求职助手
  + name: "WeHan 求职助手"
1 to create, 1 to change, 1 unchanged
requests: 4 sent for this plan, at most 14 to apply; together 3.6 % of a free account's 500
permissions: createBot, edit
would call:
  POST /v1/workflow/run (x.groovy:3)'''
  }

  def "nothing to do is said in one line; -v lists what is unchanged"() {
    given:
    def plan = plan([change(Kind.BOT, 'same', Action.NONE, '7399', [])])

    expect:
    PlanText.of(plan, [], Ink.NONE, false) == '''\
Plan for workspace WeHan on api.coze.cn
no changes, 1 unchanged
requests: 4 sent for this plan
permissions: createBot, edit'''
    PlanText.of(plan, [], Ink.NONE, true).contains('= bot same 7399')
  }

  def "taking over what is as it is declared is no change; with a difference it is one"() {
    given:
    def same = plan([change(Kind.BOT, 'mine', Action.NONE, '7398', []), change(Kind.BOT, 'other', Action.ADOPT, '7399', [])])
    def differing = plan([change(Kind.BOT, 'other', Action.ADOPT, '7399', [field('description', 'a', 'b')])])

    expect:
    PlanText.of(same, [], Ink.NONE, false) == '''\
Plan for workspace WeHan on api.coze.cn
& bot other 7399 (adopted: it exists under this name)
no changes, 1 to adopt, 1 unchanged
requests: 4 sent for this plan
permissions: createBot, edit'''
    same.adopts()
    same.writes() == 0
    PlanText.of(differing, [], Ink.NONE, false).contains('\n1 to adopt\nrequests: 4 sent for this plan, at most 14 to apply')
    differing.writes() == 1
  }

  def "a long text is shown word by word, unchanged stretches folded"() {
    given:
    def common = '你是武汉高校毕业生的求职助手。' * 10
    def plan = plan([change(Kind.BOT, 'b', Action.UPDATE, '7', [
        field('prompt_info.prompt', common + '\n请介绍岗位。', common + '\n请推荐岗位。')])])
    def text = PlanText.of(plan, [], Ink.NONE, false)

    expect:
    text.contains('请[-介绍-]{+推荐+}岗位。')
    text.contains('unchanged)…')
    !text.contains(common)
    PlanText.details(plan, Ink.NONE).contains(common)
  }

  def "a text of several lines stands below its field behind a bar, so that its dashes are no signs of the plan"() {
    given:
    def plan = plan([change(Kind.BOT, 'b', Action.UPDATE, '7', [
        field('prompt_info.prompt', '# 原则\n- 友好\n\n- 耐心', '# 原则\n- 友好\n\n- 专业')])])

    expect:
    PlanText.of(plan, [], Ink.NONE, false).contains("""
  ~ prompt_info.prompt:
    | # 原则
    | - 友好
    |
    | - [-耐心-]{+专业+}
""")
  }

  def "numbers stand without quotes, a long new text as its beginning and its size"() {
    given:
    def plan = plan([change(Kind.BOT, 'b', Action.CREATE, null, [
        new FieldChange('model.max_tokens', Optional.of(IntNode.valueOf(1)), Optional.of(IntNode.valueOf(2))),
        field('prompt', null, '# 角色\n' + 'x' * 1228)])])
    def text = PlanText.of(plan, [], Ink.NONE, false)

    expect:
    text.contains('~ model.max_tokens: 1 → 2')
    text.contains('+ prompt: "# 角色" (1,233 characters)')
    PlanText.details(plan, Ink.NONE).contains('x' * 1228)
  }

  def "a list of ids is shown to its end"() {
    given:
    def ids = Json.parse('["7390000000002556022","7390000000002621561","7390000000002687100"]', 'ids')
    def plan = plan([change(Kind.BOT, 'b', Action.UPDATE, '7', [
        new FieldChange('workflow_id_list.ids', Optional.empty(), Optional.of(ids))])])

    expect:
    PlanText.of(plan, [], Ink.NONE, false).contains("+ workflow_id_list.ids: $ids\n")
  }

  def "a value that is cut keeps its closing quote"() {
    given:
    def plan = plan([change(Kind.BOT, 'b', Action.CREATE, null, [field('onboarding.prologue', null, '你好！' * 30)])])

    expect:
    PlanText.of(plan, [], Ink.NONE, false).contains('+ onboarding.prologue: "' + '你好！' * 7 + '你…" (90 characters)')
  }

  def "no secret and no control character leaves a plan"() {
    given:
    def plan = plan([change(Kind.BOT, 'b', Action.UPDATE, '7', [
        field('description', 'token pat_test_0123456789', 'esc \u001b[2J'),
        field('name', 'pat_test_000000001', 'pat_test_000000002')])])

    expect:
    def text = PlanText.of(plan, [], Ink.NONE, false)
    !text.contains('pat_test')
    !text.contains('\u001b')
    text.contains('\\x1b[2J')
    !PlanJson.of(plan, []).toString().contains('pat_test')
  }

  def "a plan as JSON has targets, actions and numbers"() {
    given:
    def plan = plan([
        change(Kind.BOT, 'W', Action.UPDATE, '7391', [field('description', 'a', 'b')], ['why']),
        change(Kind.BOT, 'N', Action.CREATE, null, [])])

    expect:
    Json.mapper().readValue(PlanJson.of(plan, ['POST /v1/x']).toString(), Object) == [
        target: [host: 'api.coze.cn', workspace_id: '7390000000000000001', workspace_name: 'WeHan'],
        changes: 2,
        actions: [
            [address: 'bot.W', action: 'update', id: '7391', fields: [[field: 'description', before: 'a', after: 'b']], levels: [:], remarks: ['why']],
            [address: 'bot.N', action: 'create', id: null, fields: [], levels: [:], remarks: []]],
        levels: [:],
        requests: 18,
        requests_sent: 4,
        permissions: ['createBot', 'edit'],
      needed_by: [:], reach: [bots: 0, published: 0, documents_indexed: 0, documents_deleted: 0], gates: [],
        remarks: [],
        outputs: [COZE_BOT_ID: null],
        would_call: ['POST /v1/x']]
  }

  def "a report as JSON has what was written, with ids"() {
    given:
    def bot = new Address(Kind.BOT, 'W')
    def report = new ApplyReport([new ApplyReport.Done(bot, '7')], [], [], ['bot.W: found by listing'],
        [new OutputValue('COZE_BOT_ID', Optional.of('7'))], 9)

    expect:
    Json.mapper().readValue(ReportJson.of(report, 0).toString(), Object) == [
        exit: 0, changes: 1, created: [[address: 'bot.W', id: '7']], updated: [], deleted: [],
        settled: ['bot.W: found by listing'], outputs: [COZE_BOT_ID: '7'], requests: 9]
  }

  private static Plan plan(List<Change> changes) {
    new Plan(TARGET, changes, [new OutputValue('COZE_BOT_ID', Optional.empty())], 4, 14, ['createBot', 'edit'], [])
  }

  private static Change change(Kind kind, String name, Action action, String id, List fields, List remarks = []) {
    new Change(new Address(kind, name), action, Optional.ofNullable(id), fields, remarks)
  }

  private static FieldChange field(String name, String before, String after) {
    def node = { Optional.ofNullable(it).map(TextNode::valueOf) }
    new FieldChange(name, node(before), node(after))
  }
}
