package dev.cozesh.dsl

import java.lang.reflect.Modifier
import spock.lang.Specification
import spock.lang.Unroll

class VocabularySpec extends Specification {
  @Unroll
  def "the words of #block are its public methods"() {
    given:
    def methods = [type, type.superclass].findAll { it in [type, ManagedSpec] }*.declaredMethods.flatten()
      .findAll { Modifier.isPublic(it.modifiers) && !it.synthetic && !(it.name in ['getProperty', 'invokeMethod', 'getOut']) }
      *.name.collect { it.startsWith('get') ? it[3].toLowerCase() + it.substring(4) : it } as Set

    expect:
    Vocabulary.all().find { it.block() == block }.words()*.name() as Set == methods + also

    where:
    block        | type           || also
    'script'     | CozeScript     || ['args', *Services.names()]
    'bot'        | BotSpec        || []
    'onboarding' | OnboardingSpec || []
    'knowledge'  | KnowledgeSpec  || []
    'database'   | DatabaseSpec   || []
    'workflow'   | WorkflowSpec   || []
    'probe'      | ProbeSpec      || []
  }

  def "every word has an example that begins with it and a summary of one line"() {
    expect:
    Vocabulary.all()*.words().flatten().every { it.usage().startsWith(it.name()) && it.summary() && !it.summary().contains('\n') }
  }
}
