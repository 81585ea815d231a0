package dev.cozesh.dsl

import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import java.nio.charset.Charset
import java.nio.file.Files
import spock.lang.Unroll

/** What a script says of tables, web pages, pictures and directories. */
class DatabaseWordsSpec extends LanguageSpec {
  def setup() {
    write 'jobs.csv', 'title,salaryMin\n前端,9000\n后端,\n'
    write 'docs/b.md', '# b'
    write 'docs/a.md', '# a'
    write 'docs/.secret.md', '# hidden'
    write 'docs/more/c.md', '# c'
    write 'docs/jobs.csv', 'a\n1\n'
    write 'map.png', 'pixels'
  }

  def "a database is declared by a file and by what the script says of its columns"() {
    when:
    def table = declared("""\
        database('jobs') {
          description '岗位'
          rows file('jobs.csv')
          column 'salaryMin', as: 'pay', type: 'number', description: '元', required: false
          protect()
        }""".stripIndent()).resources()[0]

    then:
    table.address().toString() == 'database.jobs'
    table.description().get() == '岗位'
    table.columns()*.name() == ['title', 'pay']
    table.columns()*.type() == ['String', 'Number']
    table.columns()[1].description().get() == '元'
    table.rows().get().file() == 'jobs.csv'
    table.rows().get().mapping() == [title: 'title', salaryMin: 'pay']
    table.rows().get().values() == [[title: '前端', pay: '9000'], [title: '后端']]
    table.lifecycle().isProtected()
  }

  def "its columns suffice, and rows may be a text or in GBK"() {
    given:
    Files.write(folder.resolve('gbk.csv'), 'title\n前端\n'.getBytes(Charset.forName('GBK')))

    expect:
    declared("database('a') { column 'title'; column 'n', type: 'Integer', required: true }")
        .resources()[0].columns()*.toString() == declared("database('a') { column 'title', type: 'String'; column 'n', type: 'Integer', required: true }").resources()[0].columns()*.toString()
    declared("database('a') { rows text('a.csv', 'title\\n前端\\n') }").resources()[0].rows().get().values() == [[title: '前端']]
    declared("database('a') { rows file('gbk.csv'), encoding: 'GBK' }").resources()[0].rows().get().values() == [[title: '前端']]
  }

  def "a knowledge base takes directories, web pages and pictures"() {
    expect:
    declared("knowledge('k') { document dir('docs', '*.md'); document url('https://example.com/faq'), every: 24 }")
        .resources()[0].documents()*.name() == ['a.txt', 'b.txt', 'example.com/faq']
    declared("knowledge('k') { document dir('docs', '**.md') }").resources()[0].documents()*.name() == ['a.txt', 'b.txt', 'c.txt']
    with(declared("knowledge('k') { image file('map.png'), caption: '地图'; }").resources()[0]) {
      it.isOfPictures()
      it.documents()[0].caption().get() == '地图'
      it.documents()[0].origin() instanceof DesiredDocument.Picture
    }
    with(declared("knowledge('k') { chunks size: 500, remove_extra_spaces: true, remove_urls_emails: true }").resources()[0].chunks()) {
      it.withoutSpaces()
      it.withoutAddresses()
    }
  }

  @Unroll
  def "#script is refused: #what"() {
    when:
    declared(script)

    then:
    def e = thrown(CozeScriptException)
    e.what().contains(what)
    e.next().contains(next)

    where:
    script                                                              || what                                                   | next
    "database('a') { }"                                                 || 'database "a" has no columns'                          | 'rows file'
    "database('a') { rows 'jobs.csv' }"                                 || 'rows takes a file, not String'                        | 'rows file("jobs.csv")'
    "database('a') { rows file('jobs.csv'), encodng: 'GBK' }"           || 'rows has no option encodng'                           | 'encoding'
    "database('a') { column 'a', type: 'Text' }"                        || 'no column holds Text'                                 | 'take one'
    "database('a') { column 'a', type: 'Integr' }"                      || 'no column holds Integr'                               | 'did you mean `type: "Integer"`?'
    "database('a') { column 'a', required: 'yes' }"                     || 'column required: takes true or false, not String'     | ''
    "database('a') { column 'a'; column 'a' }"                          || 'column "a" is named twice'                            | 'at once'
    "database('a') { document file('jobs.csv') }"                       || 'document belongs to knowledge, not to database'        | 'knowledge'
    "knowledge('k') { document dir('docs') }"                           || 'document docs/jobs.csv is a table'                    | '`database("jobs") { rows file("docs/jobs.csv") }`'
    "knowledge('k') { document dir('doc') }"                            || 'there is no directory doc'                            | 'relative'
    "knowledge('k') { document dir('docs', '*.pdf') }"                  || 'no file of docs is a *.pdf'                           | ''
    "knowledge('k') { document dir('docs', '[') }"                      || 'not a pattern: ['                                     | ''
    "knowledge('k') { document url('ftp://example.com/a') }"            || 'not the address of a web page'                        | 'https://'
    "knowledge('k') { document url('https://a b') }"                    || 'not an address'                                       | '%XX'
    "knowledge('k') { document url('https://example.com'), every: 12 }" || 'document every: takes a whole number, 24 or more'     | ''
    "knowledge('k') { document file('docs/a.md'), every: 24 }"          || 'every: is for web pages'                              | 'leave it out'
    "knowledge('k') { document url('https://a.com'), encoding: 'GBK' }" || 'encoding: is for files'                               | 'leave it out'
    "knowledge('k') { image 'map.png' }"                                || 'image takes a file, not String'                       | 'image file'
    "knowledge('k') { image file('jobs.csv') }"                         || 'image jobs.csv is no picture'                         | 'document'
    "knowledge('k') { image file('map.png'); document file('docs/a.md') }" || 'a knowledge base holds texts or pictures, not both' | 'two knowledge bases'
    "bot('b') { knows database('jobs') }"                               || 'knows takes a knowledge base, not database("jobs")'   | 'web page'
  }

  def "a secret in a caption is no text for Coze"() {
    given:
    host.secrets.KEY = 'hidden-value'

    when:
    declared("knowledge('k') { image file('map.png'), caption: \"key \${secret('KEY')}\" }")

    then:
    thrown(CozeGuardException)
  }
}
