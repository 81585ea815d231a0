package dev.cozesh.sandbox

import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.Duration
import javax.sound.sampled.AudioSystem
import spock.lang.Unroll

class SpeechSpec extends SandboxSpecification {
  @Unroll("#text.length() characters at #rate")
  def "a wav file lasts as long as its text takes, and can be heard"() {
    when:
    def answer = speech([input: text, response_format: 'wav', sample_rate: rate] + more)
    def sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(answer.body()))
    def samples = new short[sound.frameLength as int]
    ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples)

    then:
    answer.headers().firstValue('Content-Type').get() == 'audio/wav'
    sound.format.sampleRate == rate
    sound.format.channels == 1
    samples.length == rate * seconds as int
    Math.abs(loudestOf(samples) - loudest) < loudest / 50

    where:
    text       | rate  | more                  || seconds | loudest
    '你好'     | 24000 | [:]                   || 0.2     | 8000
    'hello'    | 8000  | [loudness_rate: 100]  || 0.5     | 16000
    'hello'    | 48000 | [loudness_rate: -50]  || 0.5     | 4000
    'a' * 1024 | 16000 | [speed: 2]            || 51.2    | 8000
  }

  def "0 stands for a number that was not chosen"() {
    expect:
    coze.post('/v1/audio/speech', [input: 'x', voice_id: '1', speed: 0, sample_rate: 0]).path('code').asInt() == 4200
    speech([input: 'x', response_format: 'wav', speed: 0.0, sample_rate: 0]).body().length == 44 + 2 * 2400
  }

  def "pcm is the wav file without its header"() {
    given:
    def wav = speech([input: 'x', response_format: 'wav']).body()

    expect:
    Arrays.equals(speech([input: 'x', response_format: 'pcm']).body(), Arrays.copyOfRange(wav, 44, wav.length))
  }

  @Unroll("#rate")
  def "mp3, the default, is a row of whole frames"() {
    when:
    def answer = speech([input: 'hello', sample_rate: rate])
    def bytes = answer.body()
    def frames = 0
    for (int at = 0; at < bytes.length; at += size) {
      assert (bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xe6) == 0xe2
      frames++
    }

    then:
    answer.headers().firstValue('Content-Type').get() == 'audio/mpeg'
    bytes.length == frames * size
    frames == Math.ceil(rate * 0.5 / samples) as int

    where:
    rate  || size | samples
    8000  || 144  | 576
    16000 || 144  | 576
    22050 || 104  | 576
    24000 || 96   | 576
    32000 || 144  | 1152
    44100 || 104  | 1152
    48000 || 96   | 1152
  }

  def "opus lies in pages of an ogg file whose checksums are right"() {
    when:
    def bytes = ByteBuffer.wrap(speech([input: 'h' * 12, response_format: 'ogg_opus']).body()).order(ByteOrder.LITTLE_ENDIAN)
    def pages = []
    while (bytes.hasRemaining()) {
      def start = bytes.position()
      def packets = bytes.get(start + 26) & 0xff
      def length = 27 + packets + (0..<packets).sum { bytes.get(start + 27 + it) & 0xff }
      def page = new byte[length]
      bytes.get(page)
      pages << page
    }

    then:
    pages.every { checksum(it) == ByteBuffer.wrap(it).order(ByteOrder.LITTLE_ENDIAN).getInt(22) }
    new String(pages[0], 'ISO-8859-1').contains('OpusHead')
    new String(pages[1], 'ISO-8859-1').contains('OpusTags')
    ByteBuffer.wrap(pages.last()).order(ByteOrder.LITTLE_ENDIAN).getLong(6) == 48_000 * 1.2 as long
    pages.last()[5] == 4 as byte
  }

  @Unroll("#change")
  def "what cannot be spoken is refused in the envelope"() {
    given:
    def answer = coze.post('/v1/audio/speech', [input: 'x', voice_id: voice()] + change)

    expect:
    answer.path('code').asInt() == code
    answer.path('msg').asText().contains(named)

    where:
    change                     || code | named
    [input: '']                || 4000 | 'input'
    [input: null]              || 4000 | 'input'
    [input: 'é' * 513]         || 4000 | 'input'
    [voice_id: '1']            || 4200 | 'voice'
    [voice_id: null]           || 4000 | 'voice_id'
    [response_format: 'flac']  || 4000 | 'response_format'
    [speed: 3]                 || 4000 | 'speed'
    [sample_rate: 11025]       || 4000 | 'sample_rate'
    [loudness_rate: 101]       || 4000 | 'loudness_rate'
    [emotion_scale: 6]         || 4000 | 'emotion_scale'
  }

  def "every recording is transcribed alike"() {
    expect:
    coze.postForm('/v1/audio/transcriptions', 'sound'.bytes).at('/data/text').asText() == '你好，这是一段测试录音。'
    coze.postForm('/v1/audio/transcriptions', null).path('code').asInt() == 4300
  }

  def "voices are the platform's and those that were cloned"() {
    given:
    def id = clone([voice_name: '我', audio_format: 'wav', preview_text: '早']).at('/data/voice_id').asText()
    def names = { String query -> coze.get("/v1/audio/voices$query").at('/data/voice_list')*.path('name')*.asText() }

    expect:
    names('') == ['柔美女友', '开朗大男孩', 'Grace', '我']
    names('?filter_system_voice=true') == ['我']
    names('?model_type=small') == ['Grace']
    names('?voice_state=init') == []
    names('?page_size=3&page_num=2') == ['我']
    coze.get('/v1/audio/voices?page_size=3').at('/data/has_more').asBoolean()
    coze.bytes('POST', '/v1/audio/speech', [input: 'x', voice_id: id]).statusCode() == 200
    new URI(coze.get('/v1/audio/voices?filter_system_voice=true').at('/data/voice_list/0/preview_audio').asText())
        .toURL().bytes.length == 480
  }

  def "a cloned voice can be trained ten times"() {
    given:
    def id = clone([voice_name: 'a', audio_format: 'mp3']).at('/data/voice_id').asText()

    when:
    clock.pass(Duration.ofSeconds(5))
    def codes = (1..10).collect { clone([voice_name: "b$it", audio_format: 'mp3', voice_id: id]).path('code').asInt() }
    def voice = coze.get('/v1/audio/voices?filter_system_voice=true').at('/data/voice_list/0')

    then:
    codes == [0] * 9 + [4000]
    voice.path('name').asText() == 'b9'
    voice.path('available_training_times').asInt() == 0
    voice.path('update_time').asLong() == clock.now.epochSecond
    voice.path('create_time').asLong() == clock.now.epochSecond - 5
  }

  @Unroll("#values")
  def "a clone needs a name, a format and a recording of at most 10 MB"() {
    expect:
    clone(values, file).path('code').asInt() == code

    where:
    values                                                     | file                    || code
    [audio_format: 'wav']                                      | 'x'.bytes               || 4000
    [voice_name: 'é' * 65, audio_format: 'wav']                | 'x'.bytes               || 4000
    [voice_name: 'a']                                          | 'x'.bytes               || 4000
    [voice_name: 'a', audio_format: 'flac']                    | 'x'.bytes               || 4000
    [voice_name: 'a', audio_format: 'wav', voice_id: '1']      | 'x'.bytes               || 4200
    [voice_name: 'a', audio_format: 'wav', space_id: '1']      | 'x'.bytes               || 4200
    [voice_name: 'a', audio_format: 'wav', language: 'de']     | 'x'.bytes               || 4000
    [voice_name: 'a', audio_format: 'wav']                     | null                    || 4300
    [voice_name: 'a', audio_format: 'wav']                     | new byte[(10 << 20) + 1] || 4302
  }

  def "a room is opened for a bot that is there, and a live stream is a fixture"() {
    given:
    def bot = coze.bot('a')

    expect:
    coze.post('/v1/audio/rooms', [bot_id: bot, uid: 'u']).path('data').with {
      it.path('uid').asText() == 'u' && it.path('token').asText().startsWith('rtc_test_') && it.has('room_id') && it.has('app_id')
    }
    coze.post('/v1/audio/rooms', [bot_id: '1']).path('code').asInt() == 4200
    coze.post('/v1/audio/rooms', [bot_id: bot, config: [room_mode: 'x']]).path('code').asInt() == 4000
    coze.get('/v1/audio/live/1').at('/data/stream_infos')*.path('live_type')*.asText() == ['origin', 'translation']
  }

  def "a speaker is recognized by the same recording in a group"() {
    given:
    def group = '/v1/audio/voiceprint_groups/' + coze.post('/v1/audio/voiceprint_groups', [name: 'team', desc: 'd']).at('/data/id').asText()
    def add = { String name, byte[] sound -> coze.postForm("$group/features", sound, [name: name, desc: 'x']).at('/data/id').asText() }
    def anna = add('anna', 'sound of anna'.bytes)
    def ben = add('ben', 'sound of ben'.bytes)

    when:
    def scores = coze.postForm("$group/speaker_identify", 'sound of ben'.bytes, [top_k: 1]).at('/data/feature_score_list')

    then:
    scores*.path('feature_id')*.asText() == [ben]
    scores.at('/0/score').asDouble() == 100d
    coze.postForm("$group/speaker_identify", 'nobody'.bytes).at('/data/feature_score_list')*.path('score')*.asDouble().every { it < 50 }

    when:
    coze.form('PUT', "$group/features/$anna", 'sound of ben'.bytes, [name: 'anna b'])
    coze.json('DELETE', "$group/features/$ben")

    then:
    coze.get("$group/features").path('data').with {
      it.path('total').asInt() == 1 && it.at('/items/0/name').asText() == 'anna b' && it.at('/items/0/desc').asText() == 'x'
    }
    coze.postForm("$group/speaker_identify", 'sound of ben'.bytes).at('/data/feature_score_list/0/feature_id').asText() == anna
    coze.get('/v1/audio/voiceprint_groups').at('/data/items/0/feature_count').asInt() == 1

    when:
    coze.json('PUT', group, [name: 'other'])

    then:
    coze.get('/v1/audio/voiceprint_groups?name=oth').at('/data/total').asInt() == 1
    coze.get('/v1/audio/voiceprint_groups?name=team').at('/data/total').asInt() == 0
    coze.json('DELETE', group).path('code').asInt() == 0
    coze.get("$group/features").path('code').asInt() == 4200
  }

  @Unroll("#values")
  def "a voiceprint needs a short name and a recording of at most 4 MB"() {
    given:
    def group = '/v1/audio/voiceprint_groups/' + coze.post('/v1/audio/voiceprint_groups', [name: 'g']).at('/data/id').asText()

    expect:
    coze.postForm("$group/features", file, values, 'a.pcm').path('code').asInt() == code

    where:
    values                                      | file                     || code
    [name: 'f']                                 | 'x'.bytes                || 0
    [name: 'f', sample_rate: 16000, channel: 1] | 'x'.bytes                || 0
    [:]                                         | 'x'.bytes                || 4000
    [name: 'n' * 21]                            | 'x'.bytes                || 4000
    [name: 'f']                                 | null                     || 4300
    [name: 'f']                                 | new byte[(4 << 20) + 1]  || 4302
  }

  def "a group has ten voiceprints at most"() {
    given:
    def group = '/v1/audio/voiceprint_groups/' + coze.post('/v1/audio/voiceprint_groups', [name: 'g']).at('/data/id').asText()

    expect:
    (1..11).collect { coze.postForm("$group/features", 'x'.bytes, [name: "f$it"]).path('code').asInt() } == [0] * 10 + [4000]
  }

  private static int loudestOf(short[] samples) {
    int loudest = 0
    for (short sample : samples) {
      loudest = Math.max(loudest, sample)
    }
    loudest
  }

  private speech(Map body) {
    coze.bytes('POST', '/v1/audio/speech', [voice_id: voice()] + body)
  }

  private String voice() {
    coze.get('/v1/audio/voices').at('/data/voice_list/0/voice_id').asText()
  }

  private clone(Map values, byte[] file = 'sound'.bytes) {
    coze.postForm('/v1/audio/voices/clone', file, values)
  }

  /** Ogg's: the polynomial of CRC-32, but not reflected, and from zero. */
  private static int checksum(byte[] page) {
    def copy = page.clone()
    (22..25).each { copy[it] = 0 as byte }
    copy.inject(0) { int sum, byte one ->
      sum ^= (one & 0xff) << 24
      8.times { sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0) }
      sum
    }
  }
}
