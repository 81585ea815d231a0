package dev.cozesh.dsl.complete

import spock.lang.Specification
import spock.lang.Unroll

class PinyinSpec extends Specification {
  def "every common character has a reading"() {
    given:
    // Made in Korea and Japan: Mandarin has no reading for them.
    def foreign = '兙兡嗧桛烪瓧瓰瓱瓼甅' as Set
    def silent = (0x4e00..0x9fa5).collect { it as char }.findAll { Pinyin.bundled().of(it).length == 0 }

    expect:
    silent*.toString() as Set == foreign
  }

  @Unroll("#character is read #readings")
  def "all readings of today are known"() {
    expect:
    (Pinyin.bundled().of(character as char) as List).containsAll(readings)

    where:
    character | readings
    '客'       | ['ke']
    '行'       | ['hang', 'xing']
    '重'       | ['chong', 'zhong']
    '长'       | ['chang', 'zhang']
    '女'       | ['nv']
    '绿'       | ['lv']
  }

  def "what is not Chinese has none"() {
    expect:
    'aé1!あ한😀'.every { Pinyin.bundled().of(it as char).length == 0 }
  }

  @Unroll("#typed finds #name: #fit")
  def "a name is found by what is written and by how it is read"() {
    expect:
    NameKey.of(name).fit(typed).name() == fit

    where:
    typed          | name            | fit
    ''             | '客服助手'          | 'WRITTEN_FIRST'
    '客服'           | '客服助手'          | 'WRITTEN_FIRST'
    '助手'           | '客服助手'          | 'WRITTEN_INSIDE'
    'kefu'         | '客服助手'          | 'READ_FIRST'
    'kefuzhushou'  | '客服助手'          | 'READ_FIRST'
    'kefuzhush'    | '客服助手'          | 'READ_FIRST'
    'kf'           | '客服助手'          | 'READ_FIRST'
    'kfzs'         | '客服助手'          | 'READ_FIRST'
    'kfzhsh'       | '客服助手'          | 'READ_FIRST'
    'kefuzs'       | '客服助手'          | 'READ_FIRST'
    '客fu'          | '客服助手'          | 'READ_FIRST'
    'zhushou'      | '客服助手'          | 'READ_INSIDE'
    'zs'           | '客服助手'          | 'READ_INSIDE'
    'kx'           | '客服助手'          | 'NONE'
    'kefux'        | '客服助手'          | 'NONE'
    'kefuzhushous' | '客服助手'          | 'NONE'
    'wehan'        | 'WeHan 求职助手'     | 'WRITTEN_FIRST'
    'wehanqiuzhi'  | 'WeHan 求职助手'     | 'READ_FIRST'
    'wehan qz'     | 'WeHan 求职助手'     | 'READ_FIRST'
    'han'          | 'WeHan 求职助手'     | 'WRITTEN_INSIDE'
    'yinhang'      | '银行'            | 'READ_FIRST'
    'yinxing'      | '银行'            | 'READ_FIRST'
    'chongqing'    | '重庆'            | 'READ_FIRST'
    'zhongqing'    | '重庆'            | 'READ_FIRST'
    'nvxing'       | '女性'            | 'READ_FIRST'
    'x' * 70       | 'x' * 80        | 'WRITTEN_FIRST'
    'a' * 60 + 'b' | '啊' * 80        | 'NONE'
    'e' * 60 + 'x' | '儿' * 80        | 'NONE'
  }
}
