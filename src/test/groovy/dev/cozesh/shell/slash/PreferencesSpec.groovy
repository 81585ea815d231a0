package dev.cozesh.shell.slash

import dev.cozesh.shell.render.Shape
import dev.cozesh.error.CozeStateException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class PreferencesSpec extends Specification {
  @TempDir Path dir

  def "nothing is set in the beginning, and nothing is written"() {
    given:
    def preferences = new Preferences(file())

    expect:
    preferences.output() == Shape.TABLE
    preferences.rows() == 20
    preferences.confirm() == 20
    preferences.editor().isEmpty()
    Preference.values().findAll { preferences.isOn(it) } == [Preference.COLOUR, Preference.HIGHLIGHT]
    preferences.remarks() == []
    !Files.exists(file().parent)
  }

  @Unroll("/set #line: #says")
  def "what is set holds at once and in later prompts, for its owner alone"() {
    given:
    def preferences = new Preferences(file())

    expect:
    set(preferences, line) == says + '\n'
    preferences.get(preference) == value
    new Preferences(file()).get(preference) == later
    !Files.exists(file()) || permissions(file()) == 'rw-------'
    !Files.exists(file()) || permissions(file().parent) == 'rwx------'

    where:
    line                 || preference           | value    | later    | says
    'output json'        || Preference.OUTPUT    | 'json'   | 'json'   | 'output is json'
    'output YAML'        || Preference.OUTPUT    | 'yaml'   | 'yaml'   | 'output is yaml'
    'rows 050'           || Preference.ROWS      | '50'     | '50'     | 'rows is 50'
    'rows=5'             || Preference.ROWS      | '5'      | '5'      | 'rows is 5'
    'timing on'          || Preference.TIMING    | 'on'     | 'on'     | 'timing is on'
    'TIMING true'        || Preference.TIMING    | 'on'     | 'on'     | 'timing is on'
    'dry on'             || Preference.DRY       | 'on'     | 'off'    | 'dry is on'
    'color off'          || Preference.COLOUR    | 'off'    | 'off'    | 'colour is off'
    'highlight off'      || Preference.HIGHLIGHT | 'off'    | 'off'    | 'highlight is off'
    'confirm 0'          || Preference.CONFIRM   | '0'      | '0'      | 'confirm is 0'
    'editor code --wait' || Preference.EDITOR    | 'code --wait' | 'code --wait' | 'editor is code --wait'
  }

  @Unroll("/set #line: #what")
  def "what cannot be set changes nothing, and says what can"() {
    given:
    def preferences = new Preferences(file())
    set(preferences, 'rows 7')

    when:
    set(preferences, line)

    then:
    def e = thrown(CozeUsageException)
    e.what() == what
    e.why() == why
    e.next() == next
    preferences.rows() == 7

    where:
    line          || what                       | why                                                                                       | next
    'row 5'       || 'there is no setting `row`' | 'the settings are output, rows, timing, dry, colour, highlight, confirm, editor' | 'did you mean `rows`?'
    'rows 0'      || 'rows cannot be `0`'       | 'it is a number from 1 to 10000'                                                          | '`/set rows 20` is the usual one'
    'rows many'   || 'rows cannot be `many`'    | 'it is a number from 1 to 10000'                                                          | '`/set rows 20` is the usual one'
    'output jsn'  || 'output cannot be `jsn`'   | 'it is table or json or yaml'                                                             | 'did you mean `json`?'
    'timing maybe' || 'timing cannot be `maybe`' | 'it is on or off'                                                                        | ''
  }

  def "alone it lists everything with its meaning, a name shows that one, default takes it back"() {
    given:
    def preferences = new Preferences(file())
    set(preferences, 'rows 7')

    expect:
    set(preferences, '') == '''\
setting    is     what it does
output     table  how values are shown (table, json, yaml)
rows       7      rows of a table, then `it` shows more
timing     off    say how long each line took (on, off)
dry        off    show what would be sent, send reads only; not kept (on, off)
colour     on     colour results and remarks (on, off)
highlight  on     colour a line while it is typed (on, off)
confirm    20     ask before a line changes more than so much; 0 never asks
editor     -      what /edit opens; empty: $VISUAL, else $EDITOR
'''
    set(preferences, 'rows').readLines()[1] == 'rows     7   rows of a table, then `it` shows more'
    set(preferences, 'rows default') == 'rows is 20\n'
    Files.readString(file()) == '{}\n'
  }

  def "what a later version keeps in the file stays there"() {
    given:
    write('{"future": {"a": 1.0}, "rows": 9}')
    def preferences = new Preferences(file())

    when:
    preferences.set(Preference.OUTPUT, 'yaml')

    then:
    preferences.rows() == 9
    preferences.remarks() == []
    Files.readString(file()) == '{"future": {"a": 1.0}, "rows": 9, "output": "yaml"}'
  }

  @Unroll("#text")
  def "a broken file is one remark, and everything is as usual"() {
    given:
    write(text)
    def preferences = new Preferences(file())

    expect:
    preferences.remarks() == ["${file()}$remark".toString()]
    preferences.rows() == 20
    preferences.output() == output

    when:
    preferences.set(Preference.ROWS, '9')

    then:
    new Preferences(file()).rows() == 9

    where:
    text                             || output           | remark
    '{"rows": '                      || Shape.TABLE | ' cannot be read, so everything is as usual; the next /set writes it anew'
    '[]'                             || Shape.TABLE | ' cannot be read, so everything is as usual; the next /set writes it anew'
    '{"rows": -1, "output": "json"}' || Shape.JSON  | ': rows cannot be `-1` and is as usual; it is a number from 1 to 10000'
  }

  def "what cannot be kept holds for this prompt"() {
    given:
    Files.writeString(dir.resolve('home'), 'a file in the way')
    def preferences = new Preferences(file())

    when:
    preferences.set(Preference.ROWS, '9')

    then:
    def e = thrown(CozeStateException)
    e.what() == 'rows is set for this prompt only'
    preferences.rows() == 9
  }

  @Unroll("#typed: #proposed")
  def "names are proposed, then values"() {
    expect:
    new SetCommand(new Preferences(file())).proposals(typed) == proposed

    where:
    typed      || proposed
    ''         || ['output', 'rows', 'timing', 'dry', 'colour', 'highlight', 'confirm', 'editor']
    'co'       || ['colour', 'confirm']
    'output '  || ['table', 'json', 'yaml', 'default']
    'output j' || ['json']
    'rows '    || ['20', 'default']
    'nix '     || []
  }

  def "timing and dry have a command of their own"() {
    given:
    def preferences = new Preferences(file())
    def timing = SwitchCommand.timing(preferences)
    def dry = SwitchCommand.dry(preferences)

    expect:
    say(timing, '') == 'timing is off\n'
    say(timing, 'on') == 'timing is on\n'
    preferences.isOn(Preference.TIMING)
    say(dry, 'on') == 'dry is on\n'
    preferences.isOn(Preference.DRY)
    timing.proposals('of') == ['off']
    [timing.name(), dry.name()] == ['timing', 'dry']

    when:
    say(dry, 'sometimes')

    then:
    thrown(CozeUsageException)
  }

  private Path file() { dir.resolve('home/cozesh/prompt.json') }

  private void write(String text) {
    Files.createDirectories(file().parent)
    Files.writeString(file(), text)
  }

  private static String permissions(Path path) { PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) }

  private static String set(Preferences preferences, String line) { say(new SetCommand(preferences), line) }

  private static String say(SlashCommand command, String rest) {
    def out = new ByteArrayOutputStream()
    command.run(rest, new Console(InputStream.nullInputStream(), new PrintStream(out, true, 'UTF-8'), System.err, Tty.NONE, false))
    out.toString('UTF-8')
  }
}
