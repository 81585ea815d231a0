package dev.cozesh.shell.render

import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeWaitingException
import dev.cozesh.error.Place
import spock.lang.Specification

class AnnotationSpec extends Specification {
  def "a failure is one line with its place"() {
    expect:
    Annotation.of(failure, 10).line() == line

    where:
    failure                                                                  || line
    script(new Place('deploy.groovy', 12, 3))                                || '::error file=deploy.groovy,line=12,col=3,title=cozesh%2C exit 10::unknown word%0Awhy: w%0Anext: n'
    script(new Place('a:b,c%.groovy', 1, 0))                                 || '::error file=a%3Ab%2Cc%25.groovy,line=1,title=cozesh%2C exit 10::unknown word%0Awhy: w%0Anext: n'
    new CozeGuardException(new Place('x.json', 2, 1), 'a secret', '', '')    || '::error file=x.json,line=2,col=1,title=cozesh%2C exit 10::a secret'
    new CozeConflictException('changed', '', '')                             || '::error title=cozesh%2C exit 10::changed'
    new CozeWaitingException('a person', '', '')                             || '::warning title=cozesh%2C exit 10::a person'
  }

  def "nothing in a message begins a command of its own, and no secret stands in it"() {
    given:
    def line = Annotation.of(new CozeConflictException('a\r\n::set-output name=x::y 100% pat_test_Zx9Zx9Zx9', '', ''), 3).line()

    expect:
    !line.contains('\n')
    !line.contains('\r')
    line.contains('%0A::set-output')
    line.contains('100%25')
    !line.contains('Zx9')
  }

  private static CozeException script(Place place) {
    new CozeScriptException(place, 'unknown word', 'w', 'n')
  }
}
