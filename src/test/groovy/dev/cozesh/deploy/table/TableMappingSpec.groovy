package dev.cozesh.deploy.table

import dev.cozesh.deploy.desired.DesiredDatabase.Column
import dev.cozesh.deploy.desired.DesiredDatabase.Guess
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.Place
import spock.lang.Specification
import spock.lang.Unroll

class TableMappingSpec extends Specification {
  private static final Place ROWS = new Place('deploy.groovy', 3, 3)
  private static final Place COLUMN = new Place('deploy.groovy', 4, 3)

  @Unroll
  def "the column of #header is #column"() {
    expect:
    ColumnName.of(header).orElse('?') == column

    where:
    header                || column
    'title'               || 'title'
    'salaryMin'           || 'salary_min'
    'SalaryMax'           || 'salary_max'
    'sourceURL'           || 'source_url'
    'URLPath'             || 'url_path'
    'HTTPServer2'         || 'http_server2'
    'salary_min'          || 'salary_min'
    'Salary Min (k)'      || 'salary_min_k'
    'e-mail'              || 'e_mail'
    '  spaced  '          || 'spaced'
    'prénom'              || 'prenom'
    'ｗｉｄｅ'                || 'wide'
    'id'                  || 'id_value'
    'uuid'                || 'uuid_value'
    'Level'               || 'level_value'
    'status'              || 'status_value'
    '薪资'                  || '?'
    '薪资Min'               || '?'
    'оклад'               || '?'
    '2024'                || '?'
    '%'                   || '?'
    'a' * 80              || 'a' * 64
  }

  @Unroll
  def "cells #cells hold #type"() {
    expect:
    ColumnType.inferred(cells).wire() == type

    where:
    cells                                || type
    ['1', '-20', '0']                    || 'Integer'
    ['1', '', ' ']                       || 'Integer'
    ['007', '1']                         || 'String'
    ['123456789012345']                  || 'Integer'
    ['1234567890123456']                 || 'String'
    ['1', '2.5']                         || 'Number'
    ['-0.5']                             || 'Number'
    ['.5']                               || 'String'
    ['1e5']                              || 'String'
    ['1,000']                            || 'String'
    ['0.1234567890123456']               || 'String'
    ['true', 'FALSE']                    || 'Boolean'
    ['yes', 'no']                        || 'String'
    ['2026-02-23']                       || 'Time'
    ['2026-02-23 08:30', '2026-02-23']   || 'Time'
    ['2026-02-23T08:30:00']              || 'Time'
    ['2026-02-30']                       || 'String'
    ['2026-02-23 25:00']                 || 'String'
    ['2026/02/23']                       || 'String'
    ['', '']                             || 'String'
    []                                   || 'String'
    ['1', 'one']                         || 'String'
  }

  def "a file becomes columns and rows; an empty cell is no value, quoted or not"() {
    when:
    def table = TableMapping.of('jobs.csv', '\uFEFFtitle,salaryMin,isRemote,since\r\n"Java, 应届",9000,TRUE,2026-02-23T08:30\r\n\r\n"say ""hi""\n",,false,""\r\n,,,\r\n', [], ROWS)

    then:
    table.columns() == [
      column('title', 'String', true), column('salary_min', 'Integer', false),
      column('is_remote', 'Boolean', true), column('since', 'Time', false)
    ]
    table.rows().get().mapping() == [title: 'title', salaryMin: 'salary_min', isRemote: 'is_remote', since: 'since']
    table.rows().get().values() == [
      [title: 'Java, 应届', salary_min: '9000', is_remote: 'true', since: '2026-02-23 08:30'],
      [title: 'say "hi"\n', is_remote: 'false']
    ]
  }

  def "what a script says of a column wins, by its header or by the column it becomes"() {
    when:
    def table = TableMapping.of('jobs.csv', '薪资,postCode,note\n9000,430000,a\n', [
      wish(header: '薪资', name: 'salary', type: ColumnType.NUMBER, description: '元'),
      wish(header: 'post_code', type: ColumnType.STRING, isRequired: false)
    ], ROWS)

    then:
    table.columns() == [
      new Column('salary', 'Number', Optional.of('元'), true, [Guess.REQUIREMENT] as Set),
      new Column('post_code', 'String', Optional.empty(), false, [] as Set),
      column('note', 'String', true)
    ]
  }

  def "without a file the columns are those of the script"() {
    expect:
    TableMapping.of([wish(header: 'title'), wish(header: 'salary', type: ColumnType.INTEGER, isRequired: true)]) ==
        new TableMapping([
          new Column('title', 'String', Optional.empty(), false),
          new Column('salary', 'Integer', Optional.empty(), true)
        ], Optional.empty())
  }

  @Unroll
  def "#text.inspect() is refused: #what"() {
    when:
    TableMapping.of('jobs.csv', text, wishes, ROWS)

    then:
    def e = thrown(CozeScriptException)
    e.what() == "$place: $what"
    e.next().contains(next)

    where:
    text                  | wishes                                               || place  | what                                                              | next
    ''                    | []                                                   || ROWS   | 'jobs.csv is empty'                                               | 'write one'
    '\n\n'                | []                                                   || ROWS   | 'jobs.csv is empty'                                               | 'write one'
    'a,b,a\n'             | []                                                   || ROWS   | 'jobs.csv, line 1: two headers are a'                             | 'rename'
    'a,,b\n'              | []                                                   || ROWS   | 'jobs.csv, line 1: header 2 is empty'                             | 'name it'
    'a,b\n1,2\n1,2,3\n'   | []                                                   || ROWS   | 'jobs.csv, line 3: 3 cells under 2 headers'                       | 'correct the line'
    'a,b\n"x\ny",2\n1\n'  | []                                                   || ROWS   | 'jobs.csv, line 4: 1 cells under 2 headers'                       | 'correct the line'
    'a;b\n1;2\n'          | []                                                   || ROWS   | 'jobs.csv has one header: a;b'                                    | 'commas'
    'a,b\n1,"2\n'         | []                                                   || ROWS   | 'jobs.csv, line 3: not a table'                                   | 'quotes'
    'jobId,job_id\n1,2\n' | []                                                   || ROWS   | 'two columns would be called job_id'                              | '`column "job_id", as: "…"`'
    '薪资,城市,a\n1,2,3\n'   | []                                                   || ROWS   | 'jobs.csv: no column can be called 薪资, 城市'                        | '`column "薪资", as: "…"`, `column "城市", as: "…"`'
    'salary\n1\n'         | [wish(header: 'salry')]                              || COLUMN | 'jobs.csv has no column "salry"'                                  | 'did you mean "salary"?'
    'a\n1\nx\n'           | [wish(header: 'a', type: ColumnType.INTEGER)]        || COLUMN | 'jobs.csv, line 3: "x" under a is no Integer'                     | 'String takes all'
    'a,b\n1,2\n,3\n'      | [wish(header: 'a', isRequired: true)]                || COLUMN | 'jobs.csv, line 3: no value under a'                              | 'fill the cell in'
    'a\n1\n'              | [wish(header: 'a', name: 'uuid')]                    || COLUMN | 'no column can be called uuid'                                    | 'uuid_value'
    'a\n1\n'              | [wish(header: 'a', name: 'salaryMin')]               || COLUMN | 'no column can be called salaryMin'                               | 'did you mean "salary_min"?'
  }

  def "a reserved word is avoided, and taken when the script insists"() {
    expect:
    TableMapping.of('a.csv', 'level\n1\n', [], ROWS).columns()*.name() == ['level_value']
    TableMapping.of('a.csv', 'level\n1\n', [wish(header: 'level', name: 'level')], ROWS).columns()*.name() == ['level']
  }

  def "a file that ends in .tsv is separated by tabs"() {
    expect:
    TableMapping.of('jobs.tsv', 'title\tcity\na,b\tc\n', [], ROWS).rows().get().values() == [[title: 'a,b', city: 'c']]
  }

  private static Column column(String name, String type, boolean required) {
    new Column(name, type, Optional.empty(), required, Guess.values() as Set)
  }

  private static ColumnWish wish(Map given) {
    new ColumnWish(
        given.header, Optional.ofNullable(given.name), Optional.ofNullable(given.type),
        Optional.ofNullable(given.description), Optional.ofNullable(given.isRequired), COLUMN)
  }
}
