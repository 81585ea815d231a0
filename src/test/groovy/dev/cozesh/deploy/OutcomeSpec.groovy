package dev.cozesh.deploy

import static dev.cozesh.error.CozeTransportException.Delivery.MAY_HAVE_ARRIVED
import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.Refusal
import spock.lang.Specification
import spock.lang.Unroll

class OutcomeSpec extends Specification {
  @Unroll("HTTP #status with code #code: #outcome")
  def "only a refusal that Coze itself gave says that nothing happened"() {
    expect:
    Outcome.of(refused(status, code)) == outcome

    where:
    status | code      || outcome
    200    | 4000      || Outcome.NOTHING_HAPPENED
    200    | 105000000 || Outcome.NOTHING_HAPPENED
    200    | 105000003 || Outcome.UNKNOWN
    200    | 105000009 || Outcome.UNKNOWN
    400    | 4000      || Outcome.NOTHING_HAPPENED
    401    | 4100      || Outcome.NOTHING_HAPPENED
    403    | 4101      || Outcome.NOTHING_HAPPENED
    429    | 4008      || Outcome.NOTHING_HAPPENED
    200    | 5000      || Outcome.UNKNOWN
    400    | 0         || Outcome.UNKNOWN
    408    | 4000      || Outcome.UNKNOWN
    425    | 4000      || Outcome.UNKNOWN
    500    | 4000      || Outcome.UNKNOWN
    502    | 0         || Outcome.UNKNOWN
  }

  def "an answer that did not come or cannot be read leaves it open"() {
    expect:
    Outcome.of(new CozeTransportException('w', '', '', NOT_SENT, null)) == Outcome.NOTHING_HAPPENED
    Outcome.of(new CozeTransportException('w', '', '', MAY_HAVE_ARRIVED, null)) == Outcome.UNKNOWN
    Outcome.of(new CozeDataException('w', '', '', '{"co', null)) == Outcome.UNKNOWN
    Outcome.of(new CozeInterruptedException('w', '', '')) == Outcome.UNKNOWN
  }

  private static CozeServiceException refused(int status, long code) {
    new CozeServiceException(new Refusal('POST /v1/bot/create', 'h', status, code, '', '', ''), '', '')
  }
}
