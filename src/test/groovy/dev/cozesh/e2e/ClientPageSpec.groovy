package dev.cozesh.e2e

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import javax.tools.ToolProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The Java on the pages for users compiles on the client alone; the client's page is run. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClientPageSpec extends Specification {
  private static final Path PAGE = Path.of('docs/client.md')
  private static final List<String> ROOMS = ['client', 'auth', 'http', 'json', 'catalog', 'error', 'config']
  private static final List<String> LIBRARIES = ['jackson-', 'httpclient5-', 'httpcore5-', 'slf4j-']
  private static final List<String> IMPORTS = [
    'com.fasterxml.jackson.databind.node.TextNode', 'dev.cozesh.http.Authorizer', 'dev.cozesh.client.chat.*',
    'java.net.URI', 'java.nio.file.Files', 'java.nio.file.Path', 'java.util.*', 'java.util.function.Function',
    'dev.cozesh.auth.*', 'dev.cozesh.client.*', 'dev.cozesh.client.core.*', 'dev.cozesh.client.dataset.*',
    'dev.cozesh.client.file.*', 'dev.cozesh.client.websocket.*', 'dev.cozesh.client.workflow.*', 'dev.cozesh.error.*'
  ]

  @TempDir @Shared Path directory
  @Shared @AutoCleanup Sandbox sandbox = Sandbox.start(
  SandboxOptions.defaults().withProcessing(Duration.ZERO).withDemonstration())

  def "the client's page is one program, which prints what the page says"() {
    given:
    def text = blocks(PAGE)*.text().join('\n')

    when:
    compile('ClientPage', text)
    def printed = run('ClientPage')

    then:
    text.contains('println')
    printed.exit == 0
    Transcript.matches(promised(text), printed.out, '')
  }

  @Unroll("#page")
  def "Java on another page compiles"() {
    expect:
    blocks(page).withIndex().every { block, number -> compile("Page$number", block.text()) }

    where:
    page << pages()
  }

  def "the page names every kind of error and authorizer that a caller meets"() {
    given:
    def text = Files.readString(PAGE)

    expect:
    ['TokenAuthorizer', 'JwtAuthorizer', 'OAuthAuthorizer', 'SessionAuthorizer', 'CozeServiceException',
     'CozeTransportException', 'CozeDataException', 'CozeUsageException', 'CozeCredentialException',
     'CozeInterruptedException'].every { text.contains("| `$it` |") }
  }

  /** What the comments behind prints promise, line by line; pieces of one line run together. */
  private static List<String> promised(String text) {
    def lines = []
    def open = false
    text.readLines().each { line ->
      def said = line =~ /System\.out\.(print|println)\((.*)\);\s*(?:\/\/ (.*))?$/
      if (said.find()) {
        def words = said.group(3) ?: ''
        if (said.group(1) == 'print' && words) {
          lines << words
          open = true
        } else if (said.group(2).empty) {
          open = false
        } else if (words) {
          lines << words
        }
      }
    }
    assert !open
    lines
  }

  private static List<Path> pages() {
    Files.list(PAGE.parent).filter { it.toString().endsWith('.md') && it != PAGE && blocks(it) }.sorted().toList()
  }

  private static List<Fenced> blocks(Path page) {
    Fenced.of(page.toString(), Files.readString(page), 'java')
  }

  private boolean compile(String name, String body) {
    def source = Files.writeString(directory.resolve("${name}.java"), """\
${IMPORTS.collect { "import $it;" }.join('\n')}
public final class $name {
  public static void main(String[] args) throws Exception {
$body
  }
}
""")
    def words = new StringWriter()
    def compiler = ToolProvider.systemJavaCompiler
    compiler.getStandardFileManager(null, null, UTF_8).withCloseable { files ->
      def options = ['--release', '17', '-Xlint:all', '-Werror', '-proc:none', '-encoding', 'UTF-8', '-cp', classPath(),
                     '-d', Files.createDirectories(directory.resolve('program')).toString()]
      assert compiler.getTask(words, files, null, options, null, files.getJavaFileObjects(source)).call(): words
      true
    }
  }

  private Program.Ended run(String program) {
    def out = directory.resolve('out')
    def builder = new ProcessBuilder(Installation.java(), '-Dfile.encoding=UTF-8', '-Dsun.stdout.encoding=UTF-8', '-Dstdout.encoding=UTF-8',
        "-Djava.io.tmpdir=$directory", '-cp', directory.resolve('program').toString() + File.pathSeparator + classPath(), program)
    builder.environment().putAll(
        [COZE_API_BASE: sandbox.baseUri().toString(), COZE_API_TOKEN: Sandbox.TOKEN, LC_ALL: 'C.UTF-8'])
    def process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start()
    try {
      assert process.waitFor(100, TimeUnit.SECONDS)
      return new Program.Ended(exit: process.exitValue(), out: Files.readString(out), err: '')
    } finally {
      process.destroyForcibly()
    }
  }

  /** The client's rooms and what they need, without the rest of cozesh. */
  private String classPath() {
    def to = directory.resolve('library')
    if (!Files.exists(to)) {
      def from = Path.of(dev.cozesh.client.CozeClient.protectionDomain.codeSource.location.toURI())
      (ROOMS.collect { "dev/cozesh/$it" } + 'catalog').each { room ->
        Files.walk(from.resolve(room.toString())).withCloseable { all ->
          all.filter { Files.isRegularFile(it) }.forEach { file ->
            def copy = to.resolve(from.relativize(file).toString())
            Files.createDirectories(copy.parent)
            Files.copy(file, copy)
          }
        }
      }
    }
    def jars = System.getProperty('java.class.path').split(File.pathSeparator).findAll { entry ->
      def name = Path.of(entry).fileName.toString()
      LIBRARIES.any { name.startsWith(it) } && !name.contains('csv')
    }
    ([to.toString()] + jars).join(File.pathSeparator)
  }
}
