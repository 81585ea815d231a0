package dev.cozesh.e2e

import dev.cozesh.sandbox.Canvases
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Each module of the standard library, as a script uses it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StdlibSpec extends Specification {
  @TempDir Path directory

  def "each module has a feature here"() {
    expect:
    Files.list(Path.of('stdlib')).map { it.fileName.toString() }.toList() == ['batch.groovy']
  }

  def "batch runs a workflow for each row, and goes on behind a row that is refused"() {
    given:
    def program = new Program(directory)
    program.write('jobs.csv', 'job_title,city\n前端,武汉\n后端,\n')
    program.write('b.groovy', '''\
        use "batch"
        workspace "WeHan"
        def id = workflows.list(workspaces.list().first().id).first().id
        batch(id, csv(file("jobs.csv"))).each { println it.output }
        def failed = batch("7399999999999999999", [[job_title: "x"]])
        println failed[0].output + " " + failed[0].error
        '''.stripIndent())

    when:
    def ended = program.run('--sandbox=memory', 'b.groovy')

    then:
    ended.exit == 0
    ended.out.readLines()[0].contains('"job_title":"前端"')
    ended.out.readLines()[0].contains('"city":"武汉"')
    ended.out.readLines()[1].contains('"job_title":"后端"')
    ended.out.readLines()[2].startsWith('null POST /v1/workflow/stream_run was refused: code 4200')
  }

  def "batch tells which run waits for an answer, and goes on behind it"() {
    given:
    def coze = Coze.fresh()
    def asking = coze.sandbox.addWorkflow('asking', Canvases.line([Canvases.start(), Canvases.question('哪里？'), Canvases.end([:])]))
    def program = new Program(directory, coze.access())
    program.write('b.groovy', """\
        use "batch"
        batch("$asking", [[a: "1"], [a: "2"]]).each { println it.output + " " + it.error }
        """.stripIndent())

    expect:
    program.run('b.groovy').out.readLines().take(2) == ['null waits for an answer: 哪里？'] * 2

    cleanup:
    coze.close()
  }
}
