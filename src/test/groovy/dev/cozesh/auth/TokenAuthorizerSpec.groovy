package dev.cozesh.auth

import dev.cozesh.error.CozeUsageException
import spock.lang.Specification
import spock.lang.Unroll

class TokenAuthorizerSpec extends Specification {
  def "drops what a paste leaves around a token"() {
    expect:
    new TokenAuthorizer(' pat_test_1\r\n').authorization() == 'Bearer pat_test_1'
  }

  @Unroll
  def "refuses a token that a header cannot carry, without showing it: #what"() {
    when:
    new TokenAuthorizer(token)

    then:
    def failure = thrown(CozeUsageException)
    !failure.message.contains('test_1')
    failure.next()

    where:
    what           | token
    'line break'   | 'pat_test_1\r\nX-Evil: 1'
    'null'         | 'pat_test_1\u0000'
    'blank'        | 'pat test_1'
    'non-ASCII'    | 'pat_tést_1'
    'empty'        | ''
    'only a break' | '\n'
  }

  def "names its secret for masking, and never in its own text"() {
    given:
    def authorizer = new TokenAuthorizer('pat_test_1')

    expect:
    authorizer.secrets() == ['pat_test_1'] as Set
    !authorizer.toString().contains('test_1')
  }
}
