package dev.cozesh.e2e

import static java.nio.charset.StandardCharsets.UTF_8

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A program on a real terminal, which a private tmux server draws. Nothing of it outlives {@link #close}. */
class Tmux implements AutoCloseable {
  static final long DEADLINE_SECONDS = 30
  private static final long BETWEEN_LOOKS_MILLIS = 30
  private static final String SESSION = 'it'

  private final Path files
  private final Path raw
  private final ProcessHandle keeper

  /**
   * @param variables the whole environment of the program; TERM is tmux's unless it is given
   * @param command the program and its operands
   */
  Tmux(int columns, int rows, Path directory, Map<String, String> variables, List<String> command) {
    files = Files.createTempDirectory('tmux')
    raw = Files.createFile(files.resolve('raw'))
    // The program waits until every byte it writes is recorded.
    def go = files.resolve('go')
    // tmux itself leaves a killed child unburied, and whoever looks at its id takes it for alive.
    def start = ['sh', '-c', 'trap : INT; until [ -e "$0" ]; do sleep 0.02; done; "$@"; code=$?; echo $code >"$0.code"; exit $code', go.toString(), 'env', '-i'] +
        ([TERM: 'tmux-256color'] + variables).collect { "$it.key=$it.value".toString() } + command*.toString()
    tmux('start-server', ';', 'set', '-g', 'remain-on-exit', 'on', ';', 'set', '-g', 'history-limit', '50000', ';',
        'set', '-s', 'escape-time', '0', ';', 'set', '-g', 'status', 'off', ';', 'new-session', '-d', '-s', SESSION, '-x', "$columns", '-y', "$rows",
        '-c', directory.toString(), '--', *start)
    keeper = ProcessHandle.of(asked('pane_pid').toLong()).orElseThrow()
    tmux('pipe-pane', '-t', SESSION, "cat >'$raw'")
    Files.createFile(go)
  }

  /** Types the text as it is. */
  void type(String text) {
    tmux('send-keys', '-t', SESSION, '-l', '--', literal(text))
  }

  /** Presses a key by tmux's name for it: {@code C-c}, {@code Enter}, {@code M-d}. */
  void key(String... names) {
    tmux('send-keys', '-t', SESSION, *names)
  }

  /** Pastes the text; a program that asked for it is told where the paste begins and ends. */
  void paste(String text) {
    def file = Files.writeString(files.resolve('paste'), text)
    tmux('load-buffer', '-b', 'paste', file.toString(), ';', 'paste-buffer', '-p', '-d', '-b', 'paste', '-t', SESSION)
  }

  /** What stands on the screen, without blank lines at its end. */
  String screen() {
    withoutEnd(tmux('capture-pane', '-p', '-t', SESSION))
  }

  /** The same with lines that the terminal broke put together, and all that was scrolled away before it. */
  String scrollback() {
    withoutEnd(tmux('capture-pane', '-p', '-J', '-S', '-', '-t', SESSION))
  }

  /** The screen with the escapes that colour it. */
  String coloured() {
    withoutEnd(tmux('capture-pane', '-p', '-e', '-t', SESSION))
  }

  /** Every byte the terminal was sent so far. */
  String bytes() {
    new String(Files.readAllBytes(raw), UTF_8)
  }

  /** Column and row of the cursor, both from 0. */
  List<Integer> cursor() {
    [asked('cursor_x'), asked('cursor_y')]*.toInteger()
  }

  /** What a program made the title of its window. */
  String title() {
    asked('pane_title')
  }

  /** Gives the window another size. */
  void resize(int columns, int rows) {
    tmux('resize-window', '-t', SESSION, '-x', "$columns", '-y', "$rows")
  }

  /** The program's own process; fails when it has ended. */
  ProcessHandle process() {
    keeper.children().findFirst().orElseThrow()
  }

  boolean isAlive() {
    asked('pane_dead') != '1'
  }

  /** Waits for the program's end and returns its exit code. */
  int exit() {
    def code = files.resolve('go.code')
    await { Files.exists(code) && Files.readString(code).endsWith('\n') }
    Files.readString(code).strip().toInteger()
  }

  /**
   * Looks again and again until the closure, which is given the screen, is content; an error shows what stands
   * there instead. Returns the milliseconds it took.
   */
  long await(Closure<?> content) {
    def begin = System.nanoTime()
    def end = begin + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)
    for (def last = false; !content.call(screen()); sleep(BETWEEN_LOOKS_MILLIS)) {
      if (last || System.nanoTime() > end) {
        throw new AssertionError((Object) "${last ? 'the program ended' : "not within $DEADLINE_SECONDS s"}; the screen is\n${framed()}")
      }
      last = !alive
    }
    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)
  }

  /** The screen between two lines, and where the cursor is. */
  String framed() {
    "----\n${screen()}\n----\ncursor at ${cursor()}"
  }

  @Override
  void close() {
    def all = [keeper] + keeper.descendants().toList()
    try {
      tmux('kill-server')
    } finally {
      all*.destroyForcibly()
      files.toFile().deleteDir()
    }
  }

  private String asked(String variable) {
    tmux('display-message', '-p', '-t', SESSION, "#{$variable}").strip()
  }

  /** tmux takes a semicolon at the end of a word for the end of a command. */
  private static String literal(String text) {
    text.endsWith(';') ? text[0..<-1] + '\\;' : text
  }

  private static String withoutEnd(String screen) {
    screen.replaceFirst(/\s+$/, '')
  }

  private String tmux(String... line) {
    def builder = new ProcessBuilder(['tmux', '-u', '-S', files.resolve('socket').toString(), '-f', '/dev/null'] + line.toList())
    builder.environment().with {
      clear()
      put('PATH', System.getenv('PATH'))
      put('LC_ALL', 'C.UTF-8')
      put('TERM', 'xterm-256color')
    }
    def process = builder.redirectErrorStream(true).start()
    process.outputStream.close()
    def said = new String(process.inputStream.readAllBytes(), UTF_8)
    if (process.waitFor() != 0) {
      throw new AssertionError((Object) "tmux ${line[0]}: $said")
    }
    said
  }
}
