package dev.cozesh.shell.render

import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class ProgressBarSpec extends Specification {
  @Unroll("#text")
  def "how far it is, what it is, and how fast"() {
    expect:
    bar.text(columns) == text

    where:
    bar                                                                  | columns || text
    ProgressBar.sent('policies.md', 42, 100, Duration.ZERO)              | 78      || '[████      ] 42 %  policies.md  100 B'
    sent('policies.md', 4_200_000, 10_000_000, 3500)                     | 78      || '[████      ] 42 %  policies.md  1.2 MB/s'
    sent('p', 10_000_000, 10_000_000, 1000)                              | 78      || '[██████████] 100 %  p  10.0 MB/s'
    sent('p', 50_000, 10_000_000, 1000)                                  | 78      || '[          ] 0 %  p  50 kB/s'
    sent('p', 0, 0, 0)                                                   | 78      || 'p  0 B'
    sent('求职政策.md', 50, 100, 0)                                        | 30      || '50 %  求职政策.md  100 B'
    sent('求职政策与面试指南.md', 50, 100, 0)                                | 25      || '50 %  求职政策与…  100 B'
    sent('求职政策', 50, 100, 0)                                           | 14      || '50 %  …  100 B'
    sent('求职政策', 50, 100, 0)                                           | 8       || '50 %  1…'
    ProgressBar.counted('rows', 12, 100, Duration.ofSeconds(8))          | 78      || '[█         ] 12 %  rows  12 of 100, 8 s'
    ProgressBar.counted('', 12, 0, Duration.ofSeconds(8))                | 78      || '12, 8 s'
    new ProgressBar('more than all', 5, 4, '')                           | 78      || '[██████████] 100 %  more than all'
  }

  def "it is never wider than the screen"() {
    expect:
    (1..100).every { columns ->
      Width.of(sent('长名字' * 30, 50, 100, 500).text(columns)) <= columns
    }
  }

  def "what would steer the terminal is shown, and secrets are not"() {
    when:
    def text = sent('a\u001b]0;t\u0007\u009b\u202e\npat_test_0123456789', 1, 2, 0).text(200)

    then:
    text.contains('a\\x1b]0;t\\x07\\u009b\\u202e\\n')
    !text.contains('pat_test')
  }

  private static ProgressBar sent(String label, long bytes, long total, long millis) {
    ProgressBar.sent(label, bytes, total, Duration.ofMillis(millis))
  }
}
