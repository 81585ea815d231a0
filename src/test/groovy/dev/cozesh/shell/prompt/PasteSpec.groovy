package dev.cozesh.shell.prompt

import spock.lang.Specification
import spock.lang.Unroll

class PasteSpec extends Specification {
  @Unroll
  def "#pasted becomes #text"() {
    expect:
    Paste.normalised(pasted) == text

    where:
    pasted                                   || text
    ''                                       || ''
    'a = 1'                                  || 'a = 1'
    'a\r\nb\rc\n'                            || 'a\nb\nc'
    'a\n\n  \n'                              || 'a'
    'a\u2028b\u0085c'                        || 'a\nb\nc'
    '\ufeffa\u200b = \u202e1\u2066'          || 'a = 1'
    '"a\tb"\u0007\u0000\u009b'               || '"a\tb"'
    '\u001b[31mred\u001b[0m \u001b[201x'     || 'red '
    'x = "👩\u200d👩 客服 e\u0301"'             || 'x = "👩\u200d👩 客服 e\u0301"'
    'cozesh> 6*7'                            || '6*7'
    'cozesh[cn:WeHan]> 6*7\n42\ncozesh[cn:WeHan]> bots\n' || '6*7\nbots'
    'dry> apply()'                           || 'apply()'
    'groovy> 1 +\ngroovy> 2'                 || '1 +\n2'
    'groovy:000> a\n===> 1\ngroovy:001> b'   || 'a\nb'
    'cozesh> bot("x") {\n… }>   prompt "y"\n… }> }\n+ bot x\n' || 'bot("x") {\n  prompt "y"\n}'
    'cozesh> bot "x" <\n... >>   prompt "y"\n... >> >' || 'bot "x" <\n  prompt "y"\n>'
    'cozesh> bot("x") {\n  prompt "y"\n}\n+ bot x\ncreated'    || 'bot("x") {\n  prompt "y"\n}'
    '\ncozesh> a'                            || 'a'
    'cozesh> '                               || ''
  }

  @Unroll
  def "what does not begin with a prompt keeps all it has: #text"() {
    expect:
    Paste.normalised(text) == text

    where:
    text << [
      'x = """\ncozesh> 6*7\n"""',
      'dry>5',
      'a > b',
      '// cozesh> x\ncozesh> y',
      'cozesh = 1',
    ]
  }
}
