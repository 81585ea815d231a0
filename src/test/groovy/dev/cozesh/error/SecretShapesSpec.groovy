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
    'a pattern, a path, pat_x'                      || 'a pattern, a path, pat_x'
  }
}
