// Reports of rows: Markdown and CSV.
//
//     use "tables"
//     def rows = bots.list().collect { [name: it.name, id: it.id] }
//     println markdown(rows)
//     toMarkdown "bots.md", rows, columns: ["id", "name"], overwrite: true
//     toCsv "bots.csv", rows, bom: true, overwrite: true
//
// Rows are maps, records as the services give them, or lists. A file that holds something else is
// replaced only with overwrite: true.

import dev.cozesh.dsl.Rows
import dev.cozesh.shell.render.Width

/**
 * A Markdown table, aligned also where Chinese stands in it; columns of numbers stand right.
 *
 * columns: which columns, in their order; for rows that are lists, their names
 */
String markdown(Map options = [:], Object rows) {
  onlyOptions('markdown', options, 'columns')
  def table = Rows.of(rows, options.columns ?: [])
  def count = ([table.columns] + table.cells)*.size().max() ?: 0
  if (!count) {
    return ''
  }
  def header = (0..<count).collect { table.columns[it] ?: '' }.collect { cell(it) }
  def texts = table.texts.collect { row -> (0..<count).collect { cell(row[it] ?: '') } }
  def right = (0..<count).collect { column ->
    def values = table.cells.collect { it[column] }.findAll { it != null }
    values && values.every { it instanceof Number }
  }
  def widths = (0..<count).collect { column -> [3, *([header] + texts).collect { Width.of(it[column]) }].max() }
  def line = { cells -> "| ${(0..<count).collect { fill(cells[it], widths[it], right[it]) }.join(' | ')} |" }
  def rule = (0..<count).collect { right[it] ? '-' * (widths[it] - 1) + ':' : '-' * widths[it] }
  [line(header), "| ${rule.join(' | ')} |", *texts.collect(line)].join('\n') + '\n'
}

/**
 * CSV: a line of names, then a line for each row. A text that a spreadsheet would take for a formula
 * gets a ' in front, since it may come from strangers.
 *
 * columns: which columns, in their order; for rows that are lists, their names
 * bom: true begins with a byte order mark, without which Excel misreads Chinese
 * formulas: true leaves texts that begin like a formula as they are
 */
String csvText(Map options = [:], Object rows) {
  onlyOptions('csvText', options, 'columns', 'bom', 'formulas')
  def table = Rows.of(rows, options.columns ?: [])
  def head = table.columns ? [table.columns] : []
  def values = [table.cells, table.texts].transpose().collect { cells, texts ->
    [cells, texts].transpose().collect { value, text -> value instanceof Number ? text : harmless(text, options.formulas) }
  }
  def lines = (head.collect { it.collect { name -> harmless(name, options.formulas) } } + values)
    .collect { line -> line.collect { quoted(it) }.join(',') }
  (options.bom ? '\uFEFF' : '') + lines.collect { "${it ?: '""'}\n" }.join('')
}

/** Writes `markdown` to a file, in one step. */
void toMarkdown(Map options = [:], CharSequence file, Object rows) {
  save(file, markdown(options - options.subMap('overwrite'), rows), overwrite: options.overwrite == true)
}

/** Writes `csvText` to a file, in one step. */
void toCsv(Map options = [:], CharSequence file, Object rows) {
  save(file, csvText(options - options.subMap('overwrite'), rows), overwrite: options.overwrite == true)
}

private String cell(String text) {
  text.replace('\\', '\\\\').replace('|', '\\|').replace('<', '&lt;')
    .replaceAll(/\r\n|\r|\n/, '<br>').replaceAll(/\p{Cntrl}/, '\uFFFD')
}

private String fill(String text, int width, boolean right) {
  right ? ' ' * (width - Width.of(text)) + text : Width.pad(text, width)
}

private String harmless(String text, Object formulas) {
  boolean tempting = text && text[0] in ['=', '+', '-', '@', '\t', '\r']
  tempting && !formulas && !(text ==~ /[+-]?[\d.,]+%?/) ? "'$text" : text
}

private String quoted(String text) {
  text =~ /[",\r\n]|^\s|\s$|^\uFEFF/ ? "\"${text.replace('"', '""')}\"" : text
}
