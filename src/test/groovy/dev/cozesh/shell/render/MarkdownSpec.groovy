package dev.cozesh.shell.render

import spock.lang.Specification
import spock.lang.Unroll

class MarkdownSpec extends Specification {
  @Unroll("#markdown")
  def "marks become styles"() {
    expect:
    shown(Screens.coloured(80), markdown).replace('\u001b', '') == text

    where:
    markdown                                   || text
    '# 标题'                                    || '[1m标题[0m'
    '## A `b` *c*'                             || '[1mA [0m[1;36mb[0m[1m [0m[1;4mc[0m'
    '**重点**的'                                || '[1m重点[0m的'
    '这是**重点**，*也是*。'                      || '这是[1m重点[0m，[4m也是[0m。'
    '__b__ _e_'                                || '[1mb[0m [4me[0m'
    '***x***'                                  || '[1;4mx[0m'
    '**a *b* c**'                              || '[1ma [0m[1;4mb[0m[1m c[0m'
    '**a *b***'                                || '[1ma [0m[1;4mb[0m'
    'a `x * y` b'                              || 'a [36mx * y[0m b'
    '``a ` b``'                                || '[36ma ` b[0m'
    '[Coze](https://coze.cn/a_b_c)'            || 'Coze[2m (https://coze.cn/a_b_c)[0m'
    '[**x**](u)'                               || '[1mx[0m[2m (u)[0m'
    '![pic](https://x.test/1.png)'             || 'pic[2m (https://x.test/1.png)[0m'
    '[https://x.test](https://x.test)'         || 'https://x.test'
    '- a\n- b'                                 || '• a\n• b'
    '  * a'                                    || '  • a'
    '1. a\n2. **b**'                           || '1. a\n2. [1mb[0m'
    '> a **b**\n> > c'                         || '[2m│ [0ma [1mb[0m\n[2m│ │ [0mc'
    '>'                                        || '[2m│[0m'
    '---'                                      || '[2m' + '─' * 40 + '[0m'
    '```py\n# x = `1`\n*a*\n```\n*b*'          || '[2m```py[0m\n# x = `1`\n*a*\n[2m```[0m\n[4mb[0m'
    '~~~~\n~~~\n~~~~'                          || '[2m~~~~[0m\n~~~\n[2m~~~~[0m'
    'a \\*b\\* \\`c\\`'                         || 'a *b* `c`'
  }

  @Unroll("#markdown")
  def "without colours marks go only where the text reads better without them"() {
    expect:
    shown(Screens.plain(80), markdown) == text

    where:
    markdown                     || text
    '# 标题'                      || '# 标题'
    '**b** and *e*'              || 'b and e'
    'run `x`'                    || 'run `x`'
    '[a](u)'                     || 'a (u)'
    '- a'                        || '• a'
    '```\nx\n```'                || '```\nx\n```'
  }

  @Unroll("[#text]")
  def "what is no mark stays as it is"() {
    expect:
    shown(Screens.coloured(80), text) == text

    where:
    text << ['2 * 3 * 4', '2*3*4', 'snake_case_name and __init', '**not closed', 'a ** b **', '`open', '[a] (b)', '[a](b', '#tag', '####### a',
      '-a', '+', '-', '_', '**', 'x****y', 'C:\\Users\\x', '\\(x\\)', '!', '![', 'a\n\n  b\n', '\n\n', '', '| no table', '| a |\n| b |\n', '~~x~~', '*a\nb*',
      '**' + 'x' * 500 + '**', '100% 武汉 👍']
  }

  def "a table is aligned once it is whole"() {
    given:
    def markdown = '前\n| 城市 | 温度 | 说明 |\n|:--|--:|:-:|\n| 武汉 | 3 | **晴** |\n| Paris | 12 | a\\|b `c` |\n后\n'

    expect:
    shown(Screens.plain(80), markdown) == '''\
前
城市   温度   说明
─────  ────  ───────
武汉      3    晴
Paris    12  a|b `c`
后
'''
    Screens.bare(shown(Screens.coloured(80), markdown)) == '''\
前
城市   温度  说明
─────  ────  ─────
武汉      3   晴
Paris    12  a|b c
后
'''
  }

  def "a table that is wider than the screen becomes a list"() {
    expect:
    shown(Screens.plain(20), '| 名称 | 说明 |\n|---|---|\n| a | 一二三四五六七八九十 |\n| b | c |') == '''\
• 名称: a
  说明: 一二三四五六七八九十
• 名称: b
  说明: c'''
  }

  def "text is printed as it comes; only what is not decided yet is held back"() {
    given:
    def printed = []
    def markdown = new Markdown(Screens.plain(80), { printed << it })

    when:
    pieces.each { markdown.piece(it) }

    then:
    printed == told

    where:
    pieces                                   || told
    ['你', '好', '，']                        || ['你', '好', '，']
    ['a **b', 'c', '** d']                   || ['a ', 'bc d']
    ['# Ti', 'tle']                          || ['# Ti', 'tle']
    ['-', ' a']                              || ['• a']
    ['| a |\n', '|---|\n', '| b |', '\nend'] || ['a\n─\nb\nend']
    ['a\ud83d', '\udc4d']                    || ['a', '👍']
    ['a\r', '\nb']                           || ['a', '\nb']
  }

  def "a style that is open when the text breaks off is closed"() {
    given:
    def printed = new StringBuilder()
    def markdown = new Markdown(Screens.coloured(80), { printed << it })

    when:
    markdown.piece('# open')
    markdown.end()
    markdown.piece('**again**')
    markdown.end()

    then:
    printed.toString() == '\u001b[1mopen\u001b[0m\u001b[1magain\u001b[0m'
  }

  def "what would steer the terminal is shown, never obeyed"() {
    given:
    def evil = '\u001b]0;t\u0007\u009b31m\u202e\rx'

    expect:
    ["# $evil", "**$evil**", "`$evil`", "- $evil", "> $evil", "[$evil]($evil)", "```$evil\n$evil\n```", "| $evil |\n|---|\n| $evil |\n", evil].every {
      def text = Screens.bare(shown(Screens.coloured(80), it))
      assert text.codePoints().allMatch { it == 10 || !Character.isISOControl(it) && it != 0x202e }
      assert text.contains('\\x1b]0;t\\x07\\u009b31m\\u202e\\rx')
      true
    }
  }

  private static String shown(Screen screen, CharSequence text) {
    def printed = new StringBuilder()
    def markdown = new Markdown(screen, { printed << it })
    markdown.piece(text.toString())
    markdown.end()
    printed
  }
}
