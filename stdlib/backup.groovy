// A workspace as scripts and files, to be kept, read and planned.
//
//     use "backup"
//     backup "backups/wehan"
//
// Each object is a script of its own: bots/NAME.groovy with its prompt in bots/NAME.md beside it,
// knowledge/NAME.groovy, databases/NAME.groovy and workflows/NAME.groovy with what Coze tells of documents, inputs and
// outputs in NAME.json. all.groovy includes them, index.json lists them with their ids. Running it
// again rewrites what has changed and says what; nothing is ever deleted.
//
// `cozesh plan backups/wehan/all.groovy --adopt` says "no changes" on the same workspace; `cozesh apply
// backups/wehan/all.groovy --workspace Other` makes its bots and knowledge bases in another one.
//
// What Coze does not give is not in it: the content of documents, the canvas of workflows; nor are the
// rows of databases. The
// scripts say so where it is missing.

import dev.cozesh.dsl.SourceText
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeTransportException.Delivery
import dev.cozesh.json.Json
import dev.cozesh.shell.render.Clean

/**
 * Writes every knowledge base, database, workflow and bot of the workspace. An object that cannot be read does
 * not stop the others, and keeps what an earlier run wrote of it; a limit, a quota, a missing
 * permission and a server that is not reached do stop.
 *
 * dir: relative to the script; a directory of its own, which need not be there
 * workspace: another one than the script's, by name or id
 * gives: a list of [kind:, name:, id:, state:, file:, error:]; state is new, changed, same or failed
 */
List<Map> backup(Map options = [:], Object dir) {
  onlyOptions('backup', options, 'workspace')
  def space = options.workspace ? snapshot(options.workspace as String) : snapshot()
  def before = earlier(dir, space)
  def rows = progress('backup', space.all) { item -> written(dir, item) }
  put("$dir/all.groovy", together(dir, space, rows))
  put("$dir/index.json", Json.pretty([
    workspace: [id: space.id, name: space.name],
    objects: rows.collect { it.subMap('kind', 'id', 'name', 'file') }]) + '\n')
  tell(before, rows)
  told(rows)
}

private Map written(Object dir, item) {
  def stem = "${folder(item)}/$item.stem"
  def row = [kind: item.kind, name: item.name, id: item.id, state: 'failed', file: "${stem}.groovy".toString(), error: null]
  try {
    def source = item.source(prompts: '.')
    def states = source.files.collect { name, text -> put("$dir/${folder(item)}/$name", text) }
    if (item.kind != 'bot') {
      states << put("$dir/${stem}.json", Json.pretty(item.detail) + '\n')
    }
    // The script comes last: where it stands, the files that it names are there.
    states << put("$dir/${stem}.groovy", source.text)
    row.state = states.last() == 'new' ? 'new' : states.every { it == 'same' } ? 'same' : 'changed'
  } catch (CozeServiceException refused) {
    if (refused.refusal().stopsEverything()) {
      throw refused
    }
    row.error = refused.what()
  } catch (CozeTransportException lost) {
    if (lost.delivery() == Delivery.NOT_SENT) {
      throw lost
    }
    row.error = lost.what()
  } catch (CozeDataException odd) {
    row.error = odd.what()
  }
  row
}

private String folder(item) {
  [bot: 'bots', knowledge: 'knowledge', database: 'databases', workflow: 'workflows'][item.kind]
}

/** What declares everything; of several with one name a script can declare none. */
private String together(Object dir, space, List<Map> rows) {
  def lines = [space.all, rows].transpose().collect { item, row ->
    def include = SourceText.include(row.file)
    if (!item.unique) {
      return "// several of one name: $include"
    }
    there("$dir/$row.file") == null ? "// not read: $include" : include
  }
  ['// Everything of a workspace; each object is a script of its own.', SourceText.workspace(space.name), *lines].join('\n') + '\n'
}

/** The index of the last run; a directory that holds something else is not written into. */
private Map earlier(Object dir, space) {
  def index = there("$dir/index.json")
  def before = index == null ? null : json(index)
  if (before == null && there("$dir/all.groovy") != null || before != null && !(before instanceof Map && before.workspace instanceof Map)) {
    throw failure("$dir holds something else than a backup", 'it would be overwritten', 'name a directory of its own')
  }
  if (before && before.workspace.id != space.id) {
    throw failure(
      "$dir holds the backup of workspace ${before.workspace.name}",
      "two workspaces in one directory could not be told apart; this one is $space.name",
      'name another directory')
  }
  before ?: [objects: []]
}

private String there(Object path) {
  try {
    file(path as String).text
  } catch (CozeScriptException none) {
    null
  }
}

private String put(Object path, String text) {
  def before = there(path)
  save path as String, text, overwrite: true
  before == null ? 'new' : before == text ? 'same' : 'changed'
}

private void tell(Map before, List<Map> rows) {
  rows.findAll { it.state != 'same' }.each { row ->
    remark "$row.state: $row.kind ${Clean.line(row.name)}, $row.file${row.error ? ": ${Clean.line(row.error)}" : ''}"
  }
  def files = rows*.file as Set
  before.objects.findAll { !(it.file in files) }.each { old ->
    remark "gone: $old.kind ${Clean.line(old.name as String)}; $old.file is kept"
  }
  table rows.groupBy { it.kind }.collect { kind, some ->
    [kind: kind, objects: some.size()] + ['new', 'changed', 'same', 'failed'].collectEntries { state -> [state, some.count { it.state == state }] }
  }
}
