package dev.cozesh.shell.command

import spock.lang.Specification

class VersionSpec extends Specification {
  def "the version printed is the version built"() {
    expect:
    new File('pom.xml').text.find(/<version>([^<]+)<\/version>/) { it[1] } == Version.TEXT
  }
}
