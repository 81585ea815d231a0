package dev.cozesh.probe.safety

import dev.cozesh.probe.evidence.ProbeReport.Stop
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Observation
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class AcceptanceSpec extends Specification {
  private static final REFUSED = [401, '{"code":4100,"msg":"authentication is invalid"}']
  private static final FINE = [200, '{"code":0,"msg":""}']
  private static final COMPLAINT = [400, '{"code":4000,"msg":"space_id is required"}']
  private static final FORBIDDEN = [403, '{"code":4101,"msg":"The token you entered does not have permission"}']
  private static final ABSENT = [404, '{"code":4000,"msg":"The requested API endpoint GET /v1/x does not exist."}']

  @Unroll("#heard*.get(1), #question: #reason")
  def "a token that was refused and never accepted is told at the end"() {
    given:
    def acceptance = new Acceptance()

    when:
    heard.each { acceptance.heard(observation(question, it), false) }

    then:
    acceptance.verdict()*.reason() == reason
    acceptance.verdict().every { it.kind() == Stop.Kind.CREDENTIAL }

    where:
    heard                      | question            || reason
    []                         | Question.CANDIDATE  || []
    [ABSENT, FINE]             | Question.CANDIDATE  || []
    [REFUSED]                  | Question.CANDIDATE  || ['the token was refused once and never accepted']
    [REFUSED, ABSENT, REFUSED] | Question.REPLAY     || ['the token was refused 2 times and never accepted']
    [REFUSED, FINE]            | Question.CANDIDATE  || []
    [COMPLAINT, REFUSED]       | Question.CANDIDATE  || []
    [FORBIDDEN, REFUSED]       | Question.CANDIDATE  || []
    [REFUSED]                  | Question.KNOWN_GOOD || ['the token was refused once and never accepted']
    [REFUSED]                  | Question.KNOWN_BAD  || []
    [REFUSED]                  | Question.TWIN       || []
  }

  @Unroll("#credential, usual #usual")
  def "what every request of a prefix gets, and what went without the token, says nothing of it"() {
    given:
    def acceptance = new Acceptance()

    when:
    acceptance.heard(observation(Question.CANDIDATE, REFUSED, credential), usual)

    then:
    acceptance.verdict().isEmpty() == nothing

    where:
    credential                | usual || nothing
    Sent.Credential.TOKEN     | false || false
    Sent.Credential.TOKEN     | true  || true
    Sent.Credential.NONE      | false || true
    Sent.Credential.MALFORMED | false || true
  }

  private static Observation observation(Question question, List<?> answer, Sent.Credential credential = Sent.Credential.TOKEN) {
    def sent = new Sent(URI.create('https://api.coze.cn'), 'GET', '/v1/bots', [:], [:], Optional.empty(), credential)
    def seen = Seen.answered(answer[0], ['content-type': ['application/json']], answer[1], Duration.ZERO)
    new Observation(1, question, sent, Features.of(sent, seen))
  }
}
