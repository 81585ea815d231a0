package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.util.jar.Attributes
import java.util.jar.JarOutputStream
import java.util.jar.Manifest
import java.util.regex.Pattern

/** cozesh without operands, on a terminal. */
class AtPrompt implements AutoCloseable {
  /** The prompt, and behind it what is typed. */
  static final Pattern PROMPT = ~/(?m)^cozesh\[[^>]*\](?: dry)?> ?(.*)$/

  final Program program
  @Delegate
  final Tmux tmux

  private AtPrompt(Program program, Tmux tmux) {
    this.program = program
    this.tmux = tmux
  }

  /** What is different from a plain start: {@code columns}, {@code rows}, {@code variables}, {@code line}. */
  static AtPrompt started(Map<String, Object> options = [:], Path root, Coze coze) {
    opened(options, root, coze).whenReady()
  }

  /** The same, not waited for. */
  static AtPrompt opened(Map<String, Object> options = [:], Path root, Coze coze) {
    opened(options, new Program(root.resolve('我的 项目'), (coze?.access() ?: [:]) + (options.variables ?: [:])))
  }

  static AtPrompt opened(Map<String, Object> options = [:], Program program) {
    new AtPrompt(program, new Tmux(options.columns ?: 100, options.rows ?: 30, program.directory, program.variables(), command(options.line ?: [])))
  }

  /** The same by the launcher, from an installation that has everything but an archive. */
  static AtPrompt launched(Map<String, Object> options = [:], Path root, Coze coze) {
    def installed = Files.createDirectories(root.resolve('安装 here'))
    def lib = Files.createDirectories(installed.resolve('lib'))
    def launcher = Files.copy(Path.of('cozesh'), installed.resolve('cozesh'), StandardCopyOption.COPY_ATTRIBUTES)
    def manifest = new Manifest()
    manifest.mainAttributes.put(Attributes.Name.MANIFEST_VERSION, '1.0')
    manifest.mainAttributes.put(Attributes.Name.CLASS_PATH, Installation.classPath()*.toUri().join(' '))
    new JarOutputStream(Files.newOutputStream(lib.resolve('cozesh.jar')), manifest).close()
    def variables = (coze?.access() ?: [:]) + [JAVA_HOME: System.getProperty('java.home'), COZESH_ARCHIVE: 'no'] + (options.variables ?: [:])
    def program = new Program(root.resolve('我的 项目'), variables)
    new AtPrompt(program, new Tmux(options.columns ?: 100, options.rows ?: 30, program.directory, program.variables(), [launcher.toString()])).whenReady()
  }

  /** What starts the program, as the launcher does on a terminal. */
  static List<String> command(List<String> line) {
    Installation.jvm() + ['-Dcozesh.tty=111', '-Dfile.encoding=UTF-8', 'dev.cozesh.Main'] + line
  }

  private AtPrompt whenReady() {
    try {
      ready()
      this
    } catch (Throwable e) {
      close()
      throw e
    }
  }

  /** Waits until an input can be typed. */
  long ready() {
    await { isReady(it) }
  }

  private static boolean isReady(String screen) {
    screen.readLines() && screen.readLines().last() ==~ PROMPT && typed(screen).isEmpty()
  }

  private static String typed(String screen) {
    def all = (screen =~ PROMPT).collect { it[1] }
    all ? all.last().strip() : ''
  }

  /** Types an input and Enter. */
  void enter(String text) {
    type(text)
    key('Enter')
  }

  /** The same, and waits for the next prompt; what was printed in between, lines joined. */
  String answer(String text) {
    def before = prompts()
    enter(text)
    await { prompts() > before && isReady(it) }
    printed()
  }

  /** How many prompts were drawn, as far as they are still there. */
  int prompts() {
    (scrollback() =~ PROMPT).count
  }

  /** What stands between the last two prompts. */
  String printed() {
    def lines = scrollback().readLines()
    def at = lines.findIndexValues { it ==~ PROMPT }
    lines.subList(at[-2].intValue() + 1, at[-1].intValue()).join('\n')
  }

  /** Drops what is half typed or runs, so that the next feature begins at an empty prompt. */
  void fresh() {
    if (!isReady(screen())) {
      interrupted()
    }
  }

  /** Enters what declares something, and waits for the question about its plan. */
  void declare(String text) {
    enter(text)
    await { it.readLines().last().startsWith('apply? [y/N/d]') }
  }

  /** Presses Ctrl-C and returns the milliseconds until the next prompt. */
  long interrupted() {
    def before = prompts()
    key('C-c')
    await { prompts() > before && isReady(it) }
  }
}
