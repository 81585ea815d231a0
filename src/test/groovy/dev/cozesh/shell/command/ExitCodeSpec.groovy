package dev.cozesh.shell.command

import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT

import dev.cozesh.error.*
import spock.lang.Specification
import spock.lang.Unroll

class ExitCodeSpec extends Specification {
  @Unroll("#failure.class.simpleName: #number")
  def "each kind of failure has its exit code"() {
    expect:
    ExitCode.of(failure).number() == number

    where:
    failure                                                     || number
    new CozeScriptException(Place.NOWHERE, 'w', '', '')         || 1
    new CozeTransportException('w', '', '', NOT_SENT, null)     || 1
    new CozeDataException('w', '', '', '', null)                || 1
    new CozeUsageException('w', '', '')                         || 2
    new CozeConflictException('w', '', '')                      || 3
    new CozeCredentialException('w', '', '')                    || 4
    new CozePartialException('w', '', '')                       || 5
    new CozeAmbiguousException('w', '', '')                     || 6
    new CozeLockedException('w', '', '')                        || 8
    new CozeWaitingException('w', '', '')                       || 9
    new CozeGuardException('w', '', '')                         || 10
    new CozeStateException('w', '', '')                         || 11
    new CozeInterruptedException('w', '', '')                   || 130
    new IllegalStateException('a bug')                          || 1
  }

  @Unroll("code #code, HTTP #status: #number")
  def "a refusal's exit code follows Coze's code, then the HTTP status"() {
    expect:
    ExitCode.of(new CozeServiceException(
        new Refusal('GET /v1/bots', 'h', status, code, '', '', ''), '', '')).number() == number

    where:
    code      | status || number
    4100      | 401    || 4
    4101      | 200    || 4
    700012006 | 200    || 4
    0         | 401    || 4
    4000      | 403    || 4
    4008      | 200    || 7
    4009      | 429    || 7
    4011      | 200    || 7
    4019      | 200    || 7
    4020      | 200    || 7
    4022      | 200    || 7
    4028      | 403    || 7
    4102      | 200    || 7
    0         | 429    || 7
    4000      | 404    || 1
    4200      | 200    || 1
    0         | 503    || 1
  }
}
