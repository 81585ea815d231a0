package dev.cozesh.shell.prompt

import spock.lang.Specification
import spock.lang.Unroll

class PromptTextSpec extends Specification {
  @Unroll("#text")
  def "one line that begins with cozesh, tells where, and ends with its only >"() {
    when:
    def prompt = PromptText.of(where, Optional.ofNullable(workspace), dry)

    then:
    prompt == text
    prompt.count('>') == 1

    where:
    where        | workspace               | dry   || text
    'sandbox'    | null                    | false || 'cozesh[sandbox]> '
    'prod'       | 'WeHan'                 | false || 'cozesh[prod:WeHan]> '
    'prod'       | 'WeHan'                 | true  || 'cozesh[prod:WeHan] dry> '
    'prod'       | '100% > x'              | false || 'cozesh[prod:100% › x]> '
    'prod'       | 'a]> b'                 | false || 'cozesh[prod:a)› b]> '
    'prod'       | 'a\nb\r\tc'             | false || 'cozesh[prod:a\\nb\\r\\tc]> '
    'prod'       | '\u001b]0;owned\u0007'  | false || 'cozesh[prod:\\x1b)0;owned\\x07]> '
    'prod'       | '\u202eabc\u009b2J'     | false || 'cozesh[prod:\\u202eabc\\u009b2J]> '
    'prod'       | '武汉高校毕业生一站式求职助手' | false || 'cozesh[prod:武汉高校毕业生一站式求…]> '
    '[::1]:8080' | null                    | false || 'cozesh[(::1):8080]> '
  }
}
