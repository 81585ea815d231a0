// A workflow over the rows of a table, or a bot's answer to each row.
//
//     use "batch"
//     def results = batch(workflow("面试模拟"), csv(file("jobs.csv")))
//     results.findAll { it.error }.each { println "${it.row}: ${it.error}" }
//
// With a results file, a batch that was ended goes on where it stopped, whatever ended it:
//
//     use "batch"
//     batch workflow("面试模拟"), "jobs.csv", results: "results.jsonl", concurrency: 4, rate: 5
//     batch bot("求职助手"), "jobs.csv", prompt: "推荐{city}的{job_title}岗位", results: "answers.jsonl"
//
// A line of it is one row: {"row":1,"key":…,"input":{…},"output":…,"error":…,"tokens":…,"ms":…,"log_id":…}.
// Beside it lies results.jsonl.sent, which remembers what was sent; keep both together.

import dev.cozesh.dsl.BotHandle
import dev.cozesh.dsl.WorkflowHandle
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeTransportException.Delivery

/**
 * Runs a published workflow once for each row, with the row's columns as its parameters; or asks a
 * bot once for each row. A row that Coze refuses, or whose run waits for an answer, does not stop
 * the others; a limit, a quota, a missing permission and a server that is not reached do. Nothing is
 * sent twice: a row whose answer was lost is unknown, and stays so until it is sent `again`.
 *
 * target: a workflow or a bot: a handle, a name or an id; with `prompt:` a name is that of a bot
 * rows: a list of maps, or a file of them: .csv, .jsonl or .json
 * concurrency: how many rows at once; 1
 * rate: at most so many begin in a second
 * results: a file that gets a line for each row as soon as it ends, and by which a batch goes on
 * prompt: what to ask: a column, a text with {columns} in it, or a block that is given the row
 * again: true sends again what failed or is unknown; "failed" and "unknown" only one of them
 * gives: a list of [row:, output:, error:, tokens:, ms:, log_id:]; output is null where error is not
 */
List<Map> batch(Map options = [:], Object target, Object rows) {
  onlyOptions('batch', options, 'concurrency', 'rate', 'results', 'prompt', 'question', 'again')
  if (options.again != null && !(options.again in [true, false, 'failed', 'unknown'])) {
    throw failure("batch again: takes true, \"failed\" or \"unknown\", not ${options.again}", '', '')
  }
  def job = job(target, options.prompt ?: options.question)
  def work = numbered(rowsOf(rows), job)
  if (options.results) {
    journal(options.results as String) { results ->
      journal("${options.results}.sent") { sent -> resume(options, job, work, results, sent) }
    }
  } else {
    workThrough(options, work) { one -> one.result = outcome(job, one) }
  }
  work.collect { one ->
    def result = one.result ?: [error: one.unknown ? 'sent before, and its answer is not known' : 'not run']
    [row: one.row, output: result.output, error: result.error, tokens: result.tokens, ms: result.ms, log_id: result.log_id]
  }
}

/** What is done with a row: what of it is sent, how, and what comes of it. */
private Map job(Object target, Object prompt) {
  def named = target instanceof Record ? target.id() : target
  if (named instanceof BotHandle || prompt) {
    def asked = named instanceof BotHandle ? named : bot(named as String)
    def fixed = bot(asked.id as String)
    return [
      name: "bot ${fixed.name}".toString(),
      sent: { row -> question(row, prompt) },
      send: { text -> fixed.talk(text) },
      read: { talk -> [output: talk.text, tokens: talk.tokens, log_id: talk.logid] }]
  }
  def run = named instanceof WorkflowHandle ? named : workflow(named as String)
  def id = run.id as String
  [name: "workflow $id".toString(),
    sent: { row -> row },
    send: { row -> workflow.run(id, row) },
    read: { ended ->
      [output: ended.output, tokens: ended.tokens, log_id: ended.logid,
        error: ended.waiting ? "waits for an answer: ${ended.question}".toString() : null]
    }]
}

private String question(Map row, Object prompt) {
  if (prompt instanceof Closure) {
    return prompt(row)
  }
  def wanted = (prompt ?: ['question', 'prompt'].find { row.containsKey(it) }) as String
  if (wanted && row.containsKey(wanted)) {
    return row[wanted]
  }
  def columns = (wanted =~ /\{([^{}]+)\}/).collect { it[1] }
  if (!columns || !row.keySet().containsAll(columns)) {
    throw failure(
      columns ? "a row has no column ${(columns - row.keySet()).join(', ')}" : 'prompt: names no column',
      "its columns are ${row.keySet().join(', ')}",
      'write `prompt: "column"`, `prompt: "… {column} …"`, or a block')
  }
  columns.inject(wanted) { text, column -> text.replace("{$column}", "${row[column]}") }
}

/** The key tells a row by what is sent, not by its place: rows may be added and moved meanwhile. */
private List<Map> numbered(List<Map> rows, Map job) {
  def seen = [:].withDefault { 0 }
  rows.withIndex(1).collect { row, number ->
    def sent = job.sent(row)
    def hash = (sent instanceof Map ? new TreeMap(sent) : sent).inspect().sha256().take(16)
    def times = ++seen[hash]
    [number: number, row: row, sent: sent, key: times > 1 ? "$hash-$times".toString() : hash, attempt: 1]
  }
}

private void resume(Map options, Map job, List<Map> work, results, sent) {
  recall(job, work, results, sent)
  def todo = work.findAll { one ->
    one.unknown ? options.again in [true, 'unknown'] : one.result?.error ? options.again in [true, 'failed'] : !one.result
  }
  todo.findAll { it.result || it.unknown }.each { one ->
    one.attempt++
    one.remove('result')
    one.unknown = false
  }
  workThrough(options, work, todo) { one ->
    sent.addSafely(key: one.key, row: one.number, attempt: one.attempt)
    one.unknown = true
    try {
      one.result = outcome(job, one)
    } catch (CozeInterruptedException e) {
      throw e // it was under way
    } catch (RuntimeException e) {
      sent.add(key: one.key, attempt: one.attempt, refused: e.class.simpleName)
      one.unknown = false
      throw e
    }
    results.add([row: one.number, key: one.key, of: job.name, attempt: one.attempt, input: one.row] + one.result)
    one.unknown = one.result.unknown
  }
  if (work.every { it.result && !it.unknown }) {
    sent.clear()
  }
}

/** Gives each row what an earlier run wrote of it. */
private void recall(Map job, List<Map> work, results, sent) {
  if (results.mended) {
    remark "note: a crash had cut off the last line of $results; it is taken out"
  }
  def other = results.entries.find { it.of != job.name }
  if (other) {
    throw failure(
      "$results holds results of ${other.of ?: 'something else'}, not of $job.name",
      'two batches in one file could not be told apart',
      'name another file')
  }
  def ended = results.entries.collectEntries { [it.key, it] }
  def begun = [:]
  sent.entries.each { begun[it.key] = it.refused ? it.attempt - 1 : it.attempt }
  work.each { one ->
    one.result = ended[one.key]
    one.attempt = Math.max(one.result?.attempt ?: 0, begun[one.key] ?: 0) ?: 1
    one.unknown = one.result?.unknown || one.attempt > (one.result?.attempt ?: 0) && begun[one.key]
    one.skipped = one.result && !one.unknown
  }
}

private void workThrough(Map options, List<Map> work, List<Map> todo = work, Closure<?> each) {
  long begin = System.nanoTime()
  try {
    progress('batch', todo.size()) { bar ->
      parallel(options.subMap('rate'), options.concurrency == null ? 1 : options.concurrency, todo) { one ->
        each(one)
        bar.step()
      }
    }
  } finally {
    tell(work, todo, (System.nanoTime() - begin) / 1e9)
  }
}

private Map outcome(Map job, Map one) {
  long begin = System.nanoTime()
  def answer
  def failed = null
  try {
    answer = job.send(one.sent)
  } catch (CozeServiceException refused) {
    if (refused.refusal().stopsEverything()) {
      throw refused
    }
    failed = [error: refused.what(), log_id: refused.logId()]
  } catch (CozeTransportException lost) {
    if (lost.delivery() == Delivery.NOT_SENT) {
      throw lost
    }
    failed = [error: lost.what(), log_id: lost.logId(), unknown: true]
  } catch (CozeDataException | CozeScriptException odd) {
    failed = [error: odd.what(), log_id: odd.logId()]
  }
  [output: null, error: null] + (failed ?: job.read(answer)) + [ms: (System.nanoTime() - begin).intdiv(1_000_000)]
}

private void tell(List<Map> work, List<Map> todo, double seconds) {
  def ended = todo.findAll { it.result }
  def unknown = work.findAll { it.unknown || it.result?.unknown }
  def counts = [
    done: ended.count { !it.result.error },
    failed: ended.count { it.result.error && !it.result.unknown },
    unknown: unknown.size(),
    skipped: work.count { it.skipped && !(it in todo) },
    'not run': todo.count { !it.result && !it.unknown }]
  def tokens = ended.sum(0) { it.result.tokens ?: 0 }
  def shown = counts.findAll { name, count -> count || name == 'done' }.collect { name, count -> "$count $name" }
  remark "batch: ${shown.join(', ')}, $tokens tokens, ${Math.round(seconds)} s"
  if (unknown) {
    remark "  unknown: ${unknown.size() > 1 ? 'rows' : 'row'} ${unknown*.number.join(', ')}: sent, and no answer came;" +
      ' look on Coze whether it was done, or send again with again: "unknown"'
  }
}
