package dev.cozesh.dsl.folder

import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class FolderContentSpec extends Specification {
  static final CANVAS = '{"nodes": [{"id": "100001", "type": "1", "data": {}}], "edges": []}'
  static final PLAIN = '{"name": "面试", "nodes": [{"id": "start", "type": "start"}], "edges": []}'
  static final CLIPBOARD = '{"type": "coze-workflow-clipboard-data", "json": {"nodes": [{"id": "100001", "type": "1", "data": {}}], "edges": []}}'

  @TempDir Path dir

  def "each kind of file becomes what Coze keeps it as"() {
    given:
    write('team/wehan.json', '{"name": "WeHan", "instructions": "hi", "version": "5.0"}')
    write('team/flow.json', CANVAS)
    write('team/own.json', PLAIN)
    write('team/copied.json', CLIPBOARD)
    write('team/docs/a.md', '# A')
    write('team/docs/b.txt', 'b')
    write('team/docs/map.png', 'pixels')
    write('team/c.pdf', '%PDF-1.7')
    write('team/tables/jobs.csv', 'title,salaryMin\n前端,9000\n')
    write('team/tables/more.tsv', 'title\tcity\n前端\t武汉\n')

    when:
    def found = FolderContent.of(dir.resolve('team'))

    then:
    found.bots() == [new FoundBot('wehan.json', 'WeHan', found.bots()[0].aside())]
    found.bots()[0].aside().keySet() == ['version'] as Set
    found.workflows().collect { "${it.file()} ${it.name()} ${it.form()}" as String } ==
        ['copied.json copied CLIPBOARD', 'flow.json flow CANVAS', 'own.json 面试 PLAIN']
    found.knowledge().collect { [it.name(), it.pictures(), it.members()*.file()] } ==
        [['team', false, ['c.pdf']], ['docs', false, ['docs/a.md', 'docs/b.txt']], ['docs pictures', true, ['docs/map.png']]]
    found.databases().collect { [it.name(), it.mapping().columns()*.name(), it.mapping().rows().get().values().size()] } ==
        [['jobs', ['title', 'salary_min'], 1], ['more', ['title', 'city'], 1]]
    found.leftOut().empty
    !found.isEmpty()
  }

  def "#file is left out, misfit #misfit: #reason"() {
    given:
    write(file, text)

    expect:
    with(FolderContent.of(dir).leftOut()) {
      it.size() == 1
      it[0].file() == named
      it[0].misfit() == misfit
      it[0].reason().contains(reason)
    }

    where:
    file                 | text                     || named           | misfit | reason
    'bot_schema.json'    | '{"$schema": "x"}'       || file            | false  | 'a JSON schema'
    'package.json'       | '{"name": "x"}'          || file            | false  | 'neither a bot'
    'list.json'          | '[1, 2]'                 || file            | false  | 'neither a bot'
    'torn.json'          | '{"name": '              || file            | true   | 'not JSON'
    'empty.md'           | ''                       || file            | true   | 'is empty'
    'README.md'          | '# About'                || file            | false  | 'about the project'
    'jobs.xlsx'          | 'PK'                     || file            | true   | 'save it as CSV'
    '薪资.csv'            | '薪资\n9000\n'             || file            | true   | '`column "薪资", as: "…"`'
    'deploy.groovy'      | 'bot("x") { }'           || file            | false  | '`cozesh FILE` runs it'
    'main.py'            | 'print()'                || file            | false  | 'no kind of file that Coze takes'
    'Makefile'           | 'all:'                   || file            | false  | 'no kind of file that Coze takes'
    '.env'               | 'A=b'                    || file            | false  | 'hidden'
    '.git/config'        | 'x'                      || '.git/'         | false  | 'hidden'
    'node_modules/a.md'  | 'x'                      || 'node_modules/' | false  | 'a tool fills it'
    'fake.zip'           | 'x'                      || file            | true   | 'not JSON'
    'blank.png'          | ''                       || file            | true   | 'is empty'
    'noise.txt'          | 'a\0b'                   || file            | true   | 'is no text'
  }

  def "texts that are not UTF-8 keep their encoding"() {
    given:
    Files.write(dir.resolve('旧政策.txt'), '落户与租房补贴政策'.getBytes('GBK'))
    Files.write(dir.resolve('jobs.csv'), 'title,city\n前端工程师,武汉\n'.getBytes('GBK'))

    expect:
    with(FolderContent.of(dir)) {
      it.knowledge()[0].members()[0].encoding() == Optional.of('GBK')
      it.databases()[0].encoding() == Optional.of('GBK')
      it.databases()[0].mapping().rows().get().values()[0].city == '武汉'
    }
  }

  def "what would be called alike is told apart, or stays behind"() {
    given:
    ['a', 'b'].each {
      write("$it/jobs.csv", 'title\nx\n')
      write("$it/flow.json", CANVAS)
      write("$it/docs/one.txt", 'text')
      write("$it/bot.json", '{"name": "WeHan", "instructions": "hi"}')
    }
    write('a/docs/one.md', 'text')

    expect:
    with(FolderContent.of(dir)) {
      it.databases()*.name() == ['jobs', 'b-jobs']
      it.workflows()*.name() == ['flow', 'b-flow']
      it.knowledge()*.name() == ['a-docs', 'b-docs']
      it.bots()*.file() == ['a/bot.json']
      it.leftOut().collect { [it.file(), it.misfit()] } == [['a/docs/one.txt', true], ['b/bot.json', true]]
      it.leftOut()[0].reason().contains('a/docs/one.md has that name on Coze already')
    }
  }

  def "keys of a bot that were only written wrongly are not put aside: the script says what they should be"() {
    given:
    write('bot.json', '{"name": "WeHan", "system_prompt": "hi", "instrutions": "x", "tags": [], "avatar": "", "onboarding_info": {"x": 1}}')

    expect:
    FolderContent.of(dir).bots()[0].aside().keySet() == ['tags'] as Set
  }

  def "a folder of thousands of files is none for a script"() {
    given:
    (1..5001).each { Files.createFile(dir.resolve("$it")) }

    when:
    FolderContent.of(dir)

    then:
    def failure = thrown(CozeUsageException)
    failure.what().contains('more than 5000 files')
  }

  private void write(String name, String text) {
    def file = dir.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }
}
