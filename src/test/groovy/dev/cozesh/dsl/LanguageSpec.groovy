package dev.cozesh.dsl

import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.error.CozeScriptException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Base of the specifications that run scripts. */
abstract class LanguageSpec extends Specification {
  @TempDir
  Path folder

  RecordingHost host = new RecordingHost()

  Path write(String name, String text) {
    Path file = folder.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
    file
  }

  ScriptOutcome run(String text, List<String> args = []) {
    new ScriptRunner(host).run(new ScriptSource('deploy.groovy', folder, text), args)
  }

  DesiredState declared(String text) {
    run(text).declared()
  }

  DesiredBot bot(String body) {
    (DesiredBot) declared("bot('B') {\n$body\n}").resources()[0]
  }

  CozeScriptException refused(String text) {
    try {
      def outcome = run(text)
      throw new AssertionError("nothing was refused; the value is ${outcome.hasValue() ? outcome.value() : 'none'}")
    } catch (CozeScriptException e) {
      return e
    }
  }
}
