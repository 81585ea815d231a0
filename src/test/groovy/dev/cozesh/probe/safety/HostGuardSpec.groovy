package dev.cozesh.probe.safety

import dev.cozesh.error.CozeGuardException
import spock.lang.Specification
import spock.lang.Unroll

class HostGuardSpec extends Specification {
  static final GUARD = new HostGuard(URI.create('https://api.coze.cn'),
      ['https://api.coze.com', 'http://127.0.0.1:8888', 'http://[::1]:9000'].collect { URI.create(it) })

  @Unroll("#uri")
  def "the profile's server and those named on purpose may be asked, the credential goes to the first alone"() {
    when:
    GUARD.require(URI.create(uri))

    then:
    noExceptionThrown()
    GUARD.mayShowCredential(URI.create(uri)) == shown

    where:
    uri                                     || shown
    'https://api.coze.cn'                   || true
    'https://api.coze.cn/v1/bots?x=1'       || true
    'HTTPS://API.COZE.CN/'                  || true
    'https://api.coze.cn:443/v1'            || true
    'https://api.coze.com/v1'               || false
    'http://127.0.0.1:8888/v1'              || false
    'http://[::1]:9000/'                    || false
    'http://[0:0:0:0:0:0:0:1]:9000/'        || false
    'http://[0000::0001]:9000/'             || false
  }

  @Unroll("#uri")
  def "whatever else there is is refused, and is shown nothing"() {
    when:
    GUARD.require(URI.create(uri))

    then:
    def refused = thrown(CozeGuardException)
    refused.why().contains(why)
    !refused.message.contains('secret')
    !GUARD.mayShowCredential(URI.create(uri))

    where:
    uri                                     || why
    'https://api.coze.cn.evil.test/v1'      || 'named on purpose'
    'https://evil.test/api.coze.cn'         || 'named on purpose'
    'https://evil.test?https://api.coze.cn' || 'named on purpose'
    'https://evil.test#@api.coze.cn'        || 'named on purpose'
    'https://xapi.coze.cn'                  || 'named on purpose'
    'https://coze.cn'                       || 'named on purpose'
    'https://api-coze.cn'                   || 'named on purpose'
    'https://api.coze.cn.'                  || 'named on purpose'
    'https://api.coze.cn:8443'              || 'named on purpose'
    'http://api.coze.cn'                    || 'named on purpose'
    'http://api.coze.cn:443'                || 'named on purpose'
    'wss://api.coze.cn'                     || 'named on purpose'
    'https://xn--oze-3na.cn'                || 'named on purpose'
    'https://api.coze.cn@evil.test'         || 'without user'
    'https://me:secret@api.coze.cn'         || 'without user'
    'https://@api.coze.cn'                  || 'without user'
    'https://api.сoze.cn'                   || 'without user'
    'https:api.coze.cn'                     || 'without user'
    'https:///v1'                           || 'without user'
    '/v1/bots'                              || 'without user'
    'file:///etc/passwd'                    || 'without user'
    'ftp://api.coze.cn'                     || 'without user'
    'https://api.coze.cn:0'                 || 'without user'
    'https://api.coze.cn:99999'             || 'without user'
    'http://127.0.0.1:8889'                 || 'private address'
    'http://127.0.0.1'                      || 'private address'
    'https://127.0.0.1:8888'                || 'private address'
    'http://127.0.0.2:8888'                 || 'private address'
    'http://localhost:8888'                 || 'private address'
    'http://a.localhost'                    || 'private address'
    'http://10.0.0.1'                       || 'private address'
    'http://172.16.0.1'                     || 'private address'
    'http://172.32.0.1'                     || 'named on purpose'
    'http://192.168.1.1'                    || 'private address'
    'http://169.254.169.254/latest'         || 'private address'
    'http://100.64.0.1'                     || 'private address'
    'http://0.0.0.0'                        || 'private address'
    'http://8.8.8.8'                        || 'named on purpose'
    'http://[::1]'                          || 'private address'
    'http://[::]'                           || 'private address'
    'http://[fd00::1]'                      || 'private address'
    'http://[fe80::1]'                      || 'private address'
    'http://[::ffff:10.0.0.1]'              || 'private address'
    'http://[::ffff:7f00:1]'                || 'private address'
    'http://[2001:db8::1]'                  || 'named on purpose'
  }

  @Unroll("#host")
  def "an address is known by whatever way its bytes are written"() {
    expect:
    new Origin('http', host, 80).isPrivate() == isPrivate

    where:
    host          || isPrivate
    '2130706433'  || true
    '0x7f000001'  || true
    '0x7f.1'      || true
    '0177.0.0.1'  || true
    '127.1'       || true
    '134744072'   || false
    'face.de'     || false
    'api.coze.cn' || false
  }

  def "an address that was named on purpose is asked however it is written"() {
    when:
    new HostGuard(URI.create('https://api.coze.cn'), [URI.create('http://10.1.2.3:81')]).require(URI.create('http://10.1.2.3:81/v1'))

    then:
    noExceptionThrown()
  }
}
