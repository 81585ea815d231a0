package dev.cozesh.error

import spock.lang.Specification
import spock.lang.Unroll

class SecretShapesSpec extends Specification {
  @Unroll("#shown")
  def "what looks like a secret is taken out"() {
    expect:
    SecretShapes.mask(text) == shown

    where:
    text                                            || shown
    'token pat_test_0123456789 end'                 || 'token pat_*** end'
    'Authorization: Bearer abcdefghijkl=='          || 'Authorization: Bearer ***'
    'eyJhbGciOiJSUzI1.eyJpc3MiOiIx.c2lnbmF0dXJl'    || 'eyJ***'
    'OPENAI_API_KEY=sk-abcdefghijklmnop'            || 'OPENAI_API_KEY=sk-***'
    '"sk-proj-T3BlbkFJ_x9-Qw2e"'                    || '"sk-***"'
    'a task-oriented-programming-language'          || 'a task-oriented-programming-language'
    'sk-short and sk-learn-compatible-estimators'   || 'sk-short and sk-learn-compatible-estimators'
    'a pattern, a path, pat_x'                      || 'a pattern, a path, pat_x'
    '令牌pat_test_0123456789无效'                     || '令牌pat_***无效'
    '请求头Bearer abcdefghijkl'                       || '请求头Bearer ***'
  }

  def "a secret of any length is taken out"() {
    given:
    def value = 'a' * 200_000 + '\\n' * 100_000

    expect:
    SecretShapes.mask('{"access_token":"' + value + '"}') == '{"access_token":"***"}'
  }
}
