package dev.cozesh.sandbox

import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import spock.lang.Unroll

class DatabasesSpec extends SandboxSpecification {
  String jobs

  @Override
  SandboxOptions options() {
    super.options().withProcessing(Duration.ofSeconds(2))
  }

  def setup() {
    jobs = create([[name: 'title', type: 'String', is_required: true], [name: 'salary', type: 'integer'],
                   [name: 'remote', type: 'Boolean'], [name: 'since', type: 'Time']])
    insert([title: '后端', salary: '25000', remote: 'true', since: '2026-01-02'],
        [title: '产品', salary: '9000', remote: 'false'], [title: '数据', salary: '18000'])
  }

  def "a database has the platform's columns before its own, and types in one spelling"() {
    given:
    def listed = coze.get("/v1/databases?workspace_id=${coze.workspace()}").path('data')
    def database = listed.at('/items/0')

    expect:
    listed.path('total_count').asInt() == 1
    database.path('table_name').asText() == 'jobs'
    database.path('database_type').asText() == 'coze_database'
    database.path('create_time').asText() == "$clock.now.epochSecond".toString()
    database.path('fields')*.path('name')*.asText() ==
        ['id', 'sys_platform', 'uuid', 'bstudio_create_time', 'title', 'salary', 'remote', 'since']
    database.path('fields').findAll { it.path('is_system_field').asBoolean() }.size() == 4
    database.path('fields').find { it.path('name').asText() == 'salary' }.path('type').asText() == 'Integer'
  }

  @Unroll("#operation #right")
  def "rows are told apart by the type of their column"() {
    expect:
    titles([filter: [conditions: [[left: left, operation: operation, right: right]]]]) == found

    where:
    left     | operation       | right           || found
    'title'  | 'equal'         | '后端'          || ['后端']
    'title'  | 'not_equal'     | '后端'          || ['产品', '数据']
    'salary' | 'equal'         | '09000'         || ['产品']
    'salary' | 'greater_than'  | '9000'          || ['后端', '数据']
    'salary' | 'greater_equal' | '18000'         || ['后端', '数据']
    'salary' | 'less_than'     | '18000'         || ['产品']
    'salary' | 'less_equal'    | '18000'         || ['产品', '数据']
    'salary' | 'in'            | '9000, 18000'   || ['产品', '数据']
    'salary' | 'in'            | '["9000"]'      || ['产品']
    'salary' | 'not_in'        | '9000'          || ['后端', '数据']
    'remote' | 'is_null'       | null            || ['数据']
    'remote' | 'is_not_null'   | null            || ['后端', '产品']
    'remote' | 'not_equal'     | 'true'          || ['产品']
    'title'  | 'like'          | '端'            || ['后端']
    'title'  | 'like'          | '_品'           || ['产品']
    'title'  | 'like'          | '%据'           || ['数据']
    'title'  | 'not_like'      | '%端'           || ['产品', '数据']
  }

  def "conditions are joined by and, or by or"() {
    given:
    def conditions = [[left: 'salary', operation: 'less_than', right: '20000'],
                      [left: 'remote', operation: 'equal', right: 'false']]

    expect:
    titles([filter: [conditions: conditions]]) == ['产品']
    titles([filter: [logic: 'and', conditions: conditions]]) == ['产品']
    titles([filter: [logic: 'or', conditions: conditions]]) == ['产品', '数据']
  }

  def "rows are ordered, cut to columns, made distinct and paged; all values are text"() {
    given:
    insert([title: '后端', salary: '25000'])

    expect:
    titles([order_by: [[field_name: 'salary', direction: 'desc']]]) == ['后端', '后端', '数据', '产品']
    titles([order_by: [[field_name: 'remote'], [field_name: 'salary', direction: 'desc']]]) == ['后端', '数据', '产品', '后端']
    query([select_fields: [field_names: ['salary']], order_by: [[field_name: 'salary']]])
        .path('items').toString() == '[{"salary":"9000"},{"salary":"18000"},{"salary":"25000"},{"salary":"25000"}]'
    query([select_fields: [field_names: ['title'], is_distinct: true]]).path('total_count').asInt() == 3
    query([page_num: 2, page_size: 3]).with {
      it.path('items').size() == 1 && !it.path('has_more').asBoolean() && it.path('total_count').asInt() == 4
    }
    query([page_size: 3]).path('has_more').asBoolean()
  }

  def "a row knows its id, its channel, its user and its time"() {
    given:
    post('records', [insert_rows: [[title: 'x']], connector_id: '999', connector_uid: 'u1'])

    when:
    def row = query([connector_id: '999']).at('/items/0')

    then:
    row.path('id').asText() ==~ /7\d{18}/
    row.path('sys_platform').asText() == '999'
    row.path('uuid').asText() == 'u1'
    row.path('bstudio_create_time').asText() == '2026-11-21 08:00:00'
    !titles([:]).contains('x')
  }

  def "channels share the rows of a database that says so"() {
    given:
    jobs = create([[name: 'title', type: 'String']], [connector_read_mode: 'shared_all_connectors'])
    post('records', [insert_rows: [[title: 'x']], connector_id: '999'])

    expect:
    titles([:]) == ['x']
  }

  def "rows are changed and deleted by filter, and counted"() {
    given:
    def filter = [conditions: [[left: 'salary', operation: 'less_than', right: '20000']]]

    when:
    def changed = coze.json('PUT', path('records'),
        [filter: filter, update_fields: [[field_name: 'salary', value: '20000']]])

    then:
    changed.at('/data/affected_rows').asInt() == 2
    query([order_by: [[field_name: 'salary']]]).path('items')*.path('salary')*.asText() == ['20000', '20000', '25000']

    when:
    def deleted = coze.json('DELETE', path('records'),
        [filter: [conditions: [[left: 'salary', operation: 'equal', right: '20000']]]])

    then:
    deleted.at('/data/affected_rows').asInt() == 2
    titles([:]) == ['后端']
  }

  def "asynchronous work is done after a while; the rows of a query lie in a file"() {
    given:
    def insert = task('records', [insert_rows: [[title: 'x'], [title: 'y']]])
    def select = task('records/query', [page_size: 4, select_fields: [field_names: ['title']]])

    expect:
    read(insert).path('status').asText() == 'running'
    !read(select).has('select_items_file_url')

    when:
    clock.pass(Duration.ofSeconds(2))
    def file = read(select).path('select_items_file_url').asText()

    then:
    read(insert).toString() == '{"status":"succeed","task_type":"insert","error_msg":"","affected_rows":2}'
    read(select).path('select_total_count').asInt() == 5
    read(select).path('has_more').asBoolean()
    Json.parse(new URI(file).toURL().text, 'file')*.path('title')*.asText() == ['后端', '产品', '数据', 'x']
  }

  def "a deleted database takes its rows along"() {
    when:
    def deleted = coze.json('DELETE', "/v1/databases/$jobs")

    then:
    deleted.path('code').asInt() == 0
    coze.get("/v1/databases?workspace_id=${coze.workspace()}").at('/data/total_count').asInt() == 0
    post('records/query', [:]).path('code').asInt() == 4200
  }

  @Unroll("#method #what")
  def "what is wrong is refused with the member's name"() {
    when:
    def answer = coze.json(method, path(what), body)

    then:
    answer.path('code').asInt() == 4000
    answer.path('msg').asText().contains(named)
    titles([:]).size() == 3

    where:
    method   | what            | body                                                              || named
    'POST'   | 'records'       | [:]                                                               || 'insert_rows'
    'POST'   | 'records'       | [insert_rows: []]                                                 || 'insert_rows'
    'POST'   | 'records'       | [insert_rows: [[salary: '1']]]                                    || 'insert_rows.title'
    'POST'   | 'records'       | [insert_rows: [[title: 't', salary: 1]]]                          || 'insert_rows.salary'
    'POST'   | 'records'       | [insert_rows: [[title: 't', salary: 'x']]]                        || 'insert_rows.salary'
    'POST'   | 'records'       | [insert_rows: [[title: 't', remote: 'yes']]]                      || 'insert_rows.remote'
    'POST'   | 'records'       | [insert_rows: [[title: 't', since: 'today']]]                     || 'insert_rows.since'
    'POST'   | 'records'       | [insert_rows: [[title: 't', nosuch: 'x']]]                        || 'nosuch'
    'POST'   | 'records'       | [insert_rows: [[title: 't', uuid: 'x']]]                          || 'uuid'
    'POST'   | 'records'       | [insert_rows: [[title: 't']] * 1001]                              || 'insert_rows'
    'PUT'    | 'records'       | [update_fields: [[field_name: 'title', value: 'x']]]              || 'filter'
    'PUT'    | 'records'       | [filter: [conditions: []], update_fields: []]                     || 'conditions'
    'PUT'    | 'records'       | [filter: [conditions: [[left: 'title', operation: 'is_null']]],
                                  update_fields: [[field_name: 'salary', value: 'x']]]             || 'salary'
    'DELETE' | 'records'       | [:]                                                               || 'filter'
    'DELETE' | 'records'       | [filter: [conditions: [[left: 'no', operation: 'is_null']]]]      || 'no'
    'DELETE' | 'records'       | [filter: [conditions: [[left: 'title', operation: 'equals']]]]    || 'operation'
    'DELETE' | 'records'       | [filter: [logic: 'xor', conditions: [[left: 'title', operation: 'is_null']]]] || 'logic'
    'POST'   | 'records/query' | [filter: [conditions: [[left: 'title', operation: 'like']]]]      || 'right'
    'POST'   | 'records/query' | [order_by: [[field_name: 'nosuch']]]                              || 'order_by'
    'POST'   | 'records/query' | [select_fields: [field_names: ['nosuch']]]                        || 'select_fields'
    'POST'   | 'records/query' | [page_size: 1001]                                                 || 'page_size'
    'POST'   | 'records/query' | [is_async: 'yes']                                                 || 'is_async'
  }

  @Unroll("#change")
  def "a table that cannot be is refused"() {
    given:
    def body = [workspace_id: coze.workspace(), table_name: 't', rw_mode: 'limited_read_write',
                fields: [[name: 'a', type: 'String']]] + change

    expect:
    coze.post('/v1/databases', body).path('code').asInt() == code

    where:
    change                                                   || code
    [:]                                                      || 0
    [workspace_id: '1']                                      || 4200
    [table_name: '']                                         || 4000
    [rw_mode: 'open']                                        || 4000
    [fields: []]                                             || 4000
    [fields: [[name: 'A', type: 'String']]]                  || 4000
    [fields: [[name: '1a', type: 'String']]]                 || 4000
    [fields: [[name: 'uuid', type: 'String']]]               || 4000
    [fields: [[name: 'a', type: 'String']] * 2]              || 4000
    [fields: [[name: 'a', type: 'Text']]]                    || 4000
    [fields: [[name: 'n' * 65, type: 'String']]]             || 4000
    [indexs: [[field_names: ['a']]]]                         || 0
    [indexs: [[field_names: ['a', 'a']]]]                    || 4000
    [indexs: [[field_names: ['b']]]]                         || 4000
    [app_id: '1']                                            || 4200
    [icon_file_id: '1']                                      || 4200
  }

  private String create(List fields, Map more = [:]) {
    coze.post('/v1/databases', [workspace_id: coze.workspace(), table_name: 'jobs', fields: fields,
                                rw_mode: 'unlimited_read_write'] + more).at('/data/database_id').asText()
  }

  private void insert(Map... rows) {
    assert post('records', [insert_rows: rows.toList()]).at('/data/affected_rows').asInt() == rows.length
  }

  private JsonNode query(Map body) {
    post('records/query', body).path('data')
  }

  private List<String> titles(Map body) {
    query(body).path('items')*.path('title')*.asText()
  }

  private JsonNode post(String what, Map body) {
    coze.post(path(what), body)
  }

  private String task(String what, Map body) {
    post(what, body + [is_async: true]).at('/data/task_id').asText()
  }

  private JsonNode read(String task) {
    coze.get("/v1/database_tasks/$task").path('data')
  }

  private String path(String what) {
    "/v1/databases/$jobs/$what"
  }
}
