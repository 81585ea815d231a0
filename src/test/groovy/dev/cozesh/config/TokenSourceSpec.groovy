package dev.cozesh.config

import dev.cozesh.error.CozeCredentialException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class TokenSourceSpec extends Specification {
  @TempDir Path dir

  @Unroll("#spec")
  def "a token is fetched from where the setting says"() {
    given:
    Files.writeString(dir.resolve('token.txt'), 'pat_test_file\n')

    expect:
    TokenSource.parse(spec).read(environment()) == token

    where:
    spec                              || token
    'pat_test_literal'                || 'pat_test_literal'
    'env:MY_TOKEN'                    || 'pat_test_env'
    'file:token.txt'                  || 'pat_test_file'
    'file:~/token.txt'                || 'pat_test_file'
    'cmd:echo pat_test_cmd'           || 'pat_test_cmd'
    'cmd:echo $MY_TOKEN; echo no >&2' || 'pat_test_env'
  }

  @Unroll("#spec: #why")
  def "a token that cannot be had stops with the cause, never with what was read"() {
    when:
    TokenSource.parse(spec).read(environment())

    then:
    def e = thrown(CozeCredentialException)
    e.why().contains(why)
    !e.message.contains('pat_test')

    where:
    spec                           || why
    'env:NOT_SET'                  || 'NOT_SET is not set'
    'file:missing.txt'             || 'missing.txt cannot be read'
    'cmd:echo pat_test_1; exit 3'  || 'exit code 3'
    'cmd:true'                     || 'holds no token'
    'cmd:echo two pat_test_words'  || 'holds no token'
  }

  def "a secret may be any text; only the line break at its end is dropped"() {
    given:
    Files.writeString(dir.resolve('secret.txt'), '  pässword of two words \r\n')
    Files.writeString(dir.resolve('key.pem'), 'BEGIN\nline\nEND\n\n')

    expect:
    TokenSource.parse('file:secret.txt').readText(environment()) == '  pässword of two words '
    TokenSource.parse('file:key.pem').readText(environment()) == 'BEGIN\nline\nEND\n'
    TokenSource.parse('env:MY_TOKEN').readText(environment()) == 'pat_test_env'

    when:
    TokenSource.parse('cmd:echo').readText(environment())

    then:
    def e = thrown(CozeCredentialException)
    e.why() == 'the command is empty'
  }

  def "its text form holds no token"() {
    expect:
    TokenSource.parse('pat_test_literal').toString() == 'written out'
    TokenSource.parse('env:X').toString() == 'environment variable X'
    new Server(URI.create('https://h'), 'pat_test_1').toString() == 'https://h'
  }

  private Environment environment() {
    new Environment(
        [MY_TOKEN: 'pat_test_env', HOME: dir.toString(), PATH: System.getenv('PATH')], dir, dir)
  }
}
