// Questions to a bot, and what its answers must look like.
//
//     use "smoke"
//     smoke("求职助手") {
//       expect "你好"
//       expect "你是谁？", lacks: ["ChatGPT", "抱歉"], within: 30
//       conversation {
//         expect "我叫小明"
//         expect "再说一遍", contains: "再说一遍"
//       }
//     }
//
// The same from a file, whose columns are named like the options:
//
//     use "smoke"
//     smoke "求职助手", "smoke.csv", report: "smoke.xml"
//
// One answer that is not as expected fails the script; the report is JUnit's, which every CI shows.

import dev.cozesh.dsl.BotHandle
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeInterruptedException
import java.util.regex.Pattern

/**
 * Asks the bot each question and prints what came of it.
 *
 * In the block, `expect "question", ~/pattern/` or with one or more of:
 * contains: a text, or a list of texts, that the answer holds
 * lacks: a text, or a list of texts, that it does not hold
 * matches: a pattern that is found in it
 * within: seconds that it may take
 * check: a block that is given the answer and says whether it is right
 * Without any of them the answer must only not be empty. What stands in a `conversation { }` is asked
 * one after the other in one conversation; else each question begins a new one.
 *
 * bot: a handle, a name or an id
 * concurrency: how many conversations at once; 1
 * rate: at most so many conversations begin in a second
 * report: a file that gets the outcome as JUnit XML; an older report of smoke gives way
 * gives: a list of [question:, ok:, why:, answer:, ms:, tokens:, log_id:]
 */
List<Map> smoke(Map options = [:], Object bot, Closure<?> body) {
  def questions = new SmokeQuestions(refuse: { what, why -> throw failure(what, why, '') })
  def copy = body.rehydrate(questions, body.owner, body.thisObject)
  copy.resolveStrategy = Closure.DELEGATE_FIRST
  copy()
  judge(options, bot, questions.conversations)
}

/**
 * The same for a table: a list of maps, or a file, .csv, .jsonl or .json. Its columns are `question`,
 * `contains`, `lacks`, `matches`, `within` and `conversation`; rows with the same `conversation` are
 * one.
 */
List<Map> smoke(Map options = [:], Object bot, Object rows) {
  def known = ['question', 'contains', 'lacks', 'matches', 'within', 'conversation']
  def steps = rowsOf(rows).collect { row ->
    def step = row.findAll { name, value -> value != null && value != '' }
    if (!step.question || step.keySet() - known) {
      throw failure("the row $row ${step.question ? "has ${(step.keySet() - known).join(', ')}" : 'has no question'}",
        "the columns are ${known.join(', ')}", '')
    }
    step.within instanceof CharSequence ? step + [within: new BigDecimal(step.within as String)] : step
  }
  def apart = 0
  judge(options, bot, steps.groupBy { it.conversation ?: "apart ${++apart}".toString() }.values().toList())
}

/** What a block of smoke says. */
class SmokeQuestions {
  final List<List<Map>> conversations = []
  Closure<?> refuse
  private List<Map> open

  void expect(Map wanted = [:], CharSequence question) {
    def unknown = wanted.keySet() - ['contains', 'lacks', 'matches', 'within', 'check']
    if (unknown) {
      refuse("expect has no option ${unknown.join(', ')}", 'it takes contains, lacks, matches, within, check')
    }
    def step = [question: question as String] + wanted
    open != null ? open << step : conversations << [step]
  }

  void expect(Map wanted = [:], CharSequence question, Pattern pattern) {
    expect(wanted + [matches: pattern], question)
  }

  void conversation(Closure<?> body) {
    open = []
    body()
    conversations << open
    open = null
  }
}

private List<Map> judge(Map options, Object who, List<List<Map>> conversations) {
  onlyOptions('smoke', options, 'concurrency', 'rate', 'report')
  def asked = who instanceof BotHandle ? who : bot(who instanceof Record ? who.id() : who as String)
  def fixed = bot(asked.id as String)
  long begin = System.nanoTime()
  def outcomes = progress('smoke', conversations.sum(0) { it.size() }) { bar ->
    parallel(options.subMap('rate'), options.concurrency == null ? 1 : options.concurrency, conversations) { steps ->
      converse(fixed, steps, bar)
    }.sum([])
  }
  double seconds = (System.nanoTime() - begin) / 1e9
  table outcomes.collect { [' ': it.ok ? '✓' : '✗', question: brief(it.question, 30), answer: it.ok ? brief(it.answer, 40) : brief(it.why, 60), ms: it.ms, tokens: it.tokens, 'log id': it.log_id] }
  if (options.report) {
    report(options.report as String, "smoke ${asked.name}", outcomes, seconds)
  }
  def wrong = outcomes.findAll { !it.ok }
  if (wrong) {
    throw failure("${wrong.size()} of ${outcomes.size()} answers are not as expected",
      wrong.take(5).collect { "${brief(it.question, 30)}: ${it.why}" }.join('; '), '')
  }
  remark "smoke: ${outcomes.size()} as expected, ${outcomes.sum(0) { it.tokens ?: 0 }} tokens, ${Math.round(seconds)} s"
  told(outcomes)
}

private List<Map> converse(BotHandle asked, List<Map> steps, bar) {
  def last = null
  def stopped = null
  steps.collect { step ->
    def outcome = [question: step.question as String, ok: false, why: stopped, answer: '', ms: 0, tokens: null, log_id: '', asked: !stopped]
    try {
      if (!stopped) {
        last = asked.talk(last ? [conversation: last] : [:], step.question)
        def why = complaint(step, last.text, last.ms)
        outcome += [ok: !why, why: why, answer: last.text, ms: last.ms, tokens: last.tokens, log_id: last.logid]
      }
    } catch (CozeInterruptedException e) {
      throw e
    } catch (CozeException e) {
      outcome += [why: e.what(), log_id: e.logId(), error: e.class.simpleName]
      stopped = 'not asked: the question before it failed'
    }
    bar.step()
    outcome
  }
}

/** What is wrong with an answer; null when nothing is. */
private String complaint(Map step, String answer, long ms) {
  def lacking = [step.contains].flatten().findAll { it && !answer.contains(it as String) }
  def holding = [step.lacks].flatten().findAll { it && answer.contains(it as String) }
  def said = ", but says: ${brief(answer, 60)}"
  answer.blank ? 'the answer is empty' :
    lacking ? "lacks ${lacking.join(', ')}$said" :
      holding ? "holds ${holding.join(', ')}$said" :
        step.matches && !(answer =~ step.matches) ? "does not match ${step.matches}$said" :
          step.check && !step.check(answer) ? "does not pass the check$said" :
            step.within && ms > step.within * 1000 ? "took $ms ms, more than ${step.within} s" : null
}

private String brief(String text, int most) {
  def line = text.replaceAll(/\s+/, ' ').trim()
  line.codePointCount(0, line.length()) > most ? line.substring(0, line.offsetByCodePoints(0, most - 1)) + '…' : line
}

private void report(String name, String suite, List<Map> outcomes, double seconds) {
  def head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="smoke '
  def cases = outcomes.collect { one ->
    def kind = one.ok ? '' : !one.asked ? '<skipped/>' :
      "<${one.error ? 'error' : 'failure'} message=\"${xml(one.why)}\">${xml(one.answer)}</${one.error ? 'error' : 'failure'}>"
    "  <testcase classname=\"${xml(suite)}\" name=\"${xml(one.question)}\" time=\"${one.ms / 1000.0}\">$kind" +
      "<system-out>${xml("log id ${one.log_id}, ${one.tokens ?: 0} tokens")}</system-out></testcase>\n"
  }
  def text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"${xml(suite)}\" tests=\"${outcomes.size()}\"" +
    " failures=\"${outcomes.count { !it.ok && it.asked && !it.error }}\" errors=\"${outcomes.count { it.error }}\"" +
    " skipped=\"${outcomes.count { !it.asked }}\" time=\"${String.format(Locale.ROOT, '%.3f', seconds)}\">\n${cases.join('')}</testsuite>\n"
  save name, text, overwrite: { old -> old.startsWith(head) }
}

/** XML holds no control characters and no half of a pair, not even escaped. */
private String xml(Object text) {
  "$text".replaceAll(/[^\t\n\r\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/, '\uFFFD')
    .replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
    .replace('\n', '&#10;').replace('\r', '&#13;').replace('\t', '&#9;')
}
