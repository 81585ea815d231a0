package dev.cozesh.deploy.state

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.json.Json
import java.time.Instant
import spock.lang.Specification

class StateTextSpec extends Specification {
  private static final Target TARGET = new Target('api.coze.cn', '739', '{ }', Optional.empty())
  private static final List<String> NAMES = ['WeHan "求职" \\ 助手', '{ }', 'a\nb', 'z', '重庆']

  def "whatever was written before, a state has the text that it would have alone"() {
    given:
    def texts = new StateText()
    def random = new Random(seed)
    def state = new TargetState('lineage', 0, TARGET, new TreeMap<>())

    expect:
    300.times { step ->
      def address = new Address(Kind.BOT, NAMES[random.nextInt(NAMES.size())])
      state = (random.nextInt(3) == 0 ? state.without(address) : state.with(address, changed(state.find(address), step, random))).withSerial(step)
      def text = texts.of(state)
      assert text == StateJson.text(state)
      assert text == Json.pretty(Json.parse(text, 'the text')) + '\n'
      assert StateJson.read(text, 'the text', TARGET) == state
    }

    where:
    seed << [1, 2, 3]
  }

  def "an empty state is a whole document"() {
    expect:
    StateJson.text(new TargetState('lineage', 7, TARGET, new TreeMap<>())) == """\
        {
          "format" : 1,
          "lineage" : "lineage",
          "serial" : 7,
          "target" : {
            "host" : "api.coze.cn",
            "workspace_id" : "739",
            "workspace_name" : "{ }"
          },
          "resources" : { }
        }
        """.stripIndent()
  }

  private static ResourceState changed(Optional<ResourceState> known, int step, Random random) {
    switch (random.nextInt(4)) {
      case 0: return ResourceState.of("73900000$step", Origin.CREATED).making("73900000$step", Instant.EPOCH)
      case 1: return known.orElse(ResourceState.of('1', Origin.ADOPTED)).withOwner('script ' + step)
      case 2: return known.orElse(ResourceState.of('2', Origin.ADOPTED)).withMarker(Optional.of('m' + step))
      default: return known.orElse(ResourceState.of('3', Origin.ADOPTED)).withProtection(random.nextBoolean())
    }
  }
}
