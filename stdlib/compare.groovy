// Two workspaces side by side: what one of them lacks, and what differs.
//
//     use "compare"
//     def rows = compare("WeHan", workspaces.list().last().id)
//     rows.findAll { it.state == "different" }.each { println "$it.name: $it.fields" }
//
// Bots, knowledge bases, databases and workflows are paired by name and compared field by field; ids and times
// do not count, what a bot uses is compared by name. The table shows what is not the same, and
// below it each field that differs, [-as it is in the first-] and {+as it is in the second+}.
//
// Of documents name and size are compared, of workflows inputs and outputs: Coze shows no more.

import dev.cozesh.dsl.Snapshot
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.shell.render.Clean

/**
 * Compares two workspaces and prints in what they differ. Only reads are sent.
 *
 * left, right: names or ids of workspaces, or what snapshot(…) gives
 * same: true lists also what is the same
 * gives: a list of [kind:, name:, state:, fields:, differences:, error:]; state is same, different,
 *   only in LEFT, only in RIGHT, several (of one name: not compared) or failed (not readable);
 *   a difference is [field:, before:, after:, diff:]
 */
List<Map> compare(Map options = [:], Object left, Object right) {
  onlyOptions('compare', options, 'same')
  def spaces = [left, right].collect { it instanceof Snapshot ? it : snapshot(it as String) }
  def names = spaces*.name.toSet().size() == 2 ? spaces*.name : spaces*.id
  def rows = ['knowledge', 'databases', 'workflows', 'bots'].collectMany { kind -> paired(spaces*."$kind", names) }
  tell(rows, options.same as boolean)
  told(rows)
}

private List<Map> paired(List lists, List<String> names) {
  def byName = lists.collect { list -> list.groupBy { it.name } }
  byName*.keySet().sum().sort().collect { name ->
    def (left, right) = byName.collect { it[name] ?: [] }
    def row = [kind: (left + right)[0].kind, name: name, state: 'same', fields: [], differences: [], error: null]
    if (!left || !right) {
      row.state = "only in ${names[left ? 0 : 1]}".toString()
    } else if (left.size() > 1 || right.size() > 1) {
      row.state = 'several'
      row.error = "ids ${(left + right)*.id.join(', ')}".toString()
    } else {
      judge(row, left[0], right[0])
    }
    row
  }
}

private void judge(Map row, left, right) {
  try {
    row.differences = left.differences(right)
    row.fields = row.differences*.field
    row.state = row.differences ? 'different' : 'same'
  } catch (CozeServiceException refused) {
    if (refused.refusal().stopsEverything()) {
      throw refused
    }
    row.state = 'failed'
    row.error = refused.what()
  } catch (CozeDataException odd) {
    row.state = 'failed'
    row.error = odd.what()
  }
}

private void tell(List<Map> rows, boolean sameToo) {
  def shown = rows.findAll { sameToo || it.state != 'same' }
  if (shown) {
    table shown.collect { [kind: it.kind, name: it.name, state: it.state, what: it.error ?: it.fields.join(', ')] }
  }
  shown.findAll { it.differences }.each { row ->
    println "\n$row.kind ${Clean.line(row.name)}"
    row.differences.each { println "  ${Clean.line(it.field)}: $it.diff" }
  }
  remark "compare: ${rows.countBy { it.state }.collect { state, number -> "$number ${Clean.line(state)}" }.join(', ') ?: 'both are empty'}"
}
