package dev.cozesh.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Instant
import java.util.concurrent.TimeUnit

/**
 * A source tree with the real launcher and nothing else that is real: {@code java} and {@code mvn}
 * are scripts that write down how they were called. Its path has blanks and Chinese in it.
 */
class LauncherTree {
  static final Instant SOURCES = Instant.parse('2026-01-01T00:00:00Z')

  /** A java that lists classes and dumps them, as far as options go. */
  static final String DUMPS = '''
        for option; do
          case $option in
            -XX:DumpLoadedClassList=*)
              printf '# remark\\njava/lang/Object id: 0\\nScript1 id: 7 source: x\\ndev/cozesh/Main id: 9\\n' \\
                >"${option#*=}" ;;
            -Xshare:dump) cat all >new.jsa ;;
          esac
        done'''

  final Path root
  final Path tree
  final Path tools
  final Path calls
  final Map<String, String> environment = [:]

  LauncherTree(Path temporary) {
    root = Files.createDirectories(temporary.resolve('a b 中'))
    tree = Files.createDirectories(root.resolve('tree'))
    tools = Files.createDirectories(root.resolve('tools'))
    calls = root.resolve('calls')
    Files.copy(Path.of('cozesh'), tree.resolve('cozesh'))
    tree.resolve('cozesh').toFile().executable = true
    source('pom.xml')
    source('src/main/java/Main.java')
    tool('awk', 'sh', 'cat', 'cksum', 'cmp', 'cp', 'date', 'find', 'head', 'locale', 'ls', 'mkdir', 'mv', 'readlink',
        'rm', 'sed', 'sleep', 'tail', 'touch')
    environment.PATH = tools.toString()
    environment.HOME = root.toString()
    environment.COZESH_ARCHIVE = 'no'
  }

  /** A JDK whose release file names the version; java writes down a start's arguments, not a dump's. */
  Path jdk(String version, String folder = 'jdk', Map options = [:]) {
    def home = Files.createDirectories(root.resolve(folder))
    script(home.resolve('bin/java'), """\
        if [ "\${1-}" = -version ]; then
          echo 'openjdk version "$version" 2026-01-01' >&2
          exit 0
        fi
        case "\$*" in
          *DumpLoadedClassList* | *-Xshare:dump*) ;;
          *)
            for argument; do printf '%s\\0' "\$argument"; done >'$root/arguments'
            printf '%s %s\\n' "\${LC_ALL-}" "\${LC_CTYPE-}" >'$root/locale' ;;
        esac
        ${options.body ?: ''}
        exit ${options.exit ?: 0}
        """)
    if (options.release != false) {
      home.resolve('release').toFile().text = "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"$version\"\n"
    }
    home
  }

  /** The same, found on PATH through a symbolic link. */
  void javaOnPath(String version, Map options = [:]) {
    Files.createSymbolicLink(tools.resolve('java'), jdk(version, 'path jdk', options).resolve('bin/java'))
  }

  /** A Maven that makes what the real one makes, after a while. */
  void maven(String body = 'sleep 0.3') {
    script(tools.resolve('mvn'), """\
        echo "\$@" >>'$calls'
        $body
        mkdir -p target/lib
        echo jar >target/lib/cozesh.jar
        touch target/built
        """)
  }

  /** As after a build of all sources there are. */
  void built() {
    ['target/lib/cozesh.jar', 'target/built'].each {
      Files.createDirectories(tree.resolve(it).parent)
      tree.resolve(it).toFile().text = 'jar'
      age(tree.resolve(it), 60)
    }
  }

  /** A file that is older than any build, or so many seconds newer than {@link #built}. */
  Path source(String path, int seconds = 0) {
    def file = tree.resolve(path)
    Files.createDirectories(file.parent)
    file.toFile().text = 'source'
    age(file, seconds)
    for (def folder = file.parent; folder != tree; folder = folder.parent) {
      age(folder, 0)
    }
    file
  }

  static void age(Path file, int seconds) {
    Files.setLastModifiedTime(file, FileTime.from(SOURCES.plusSeconds(seconds)))
  }

  int builds() {
    Files.exists(calls) ? calls.toFile().readLines().size() : 0
  }

  /** What the JVM was handed, to the last empty argument. */
  List<String> arguments() {
    def written = root.resolve('arguments').toFile().text
    written.empty ? [] : written.substring(0, written.length() - 1).split('\0', -1) as List
  }

  /** What came after the main class: the user's own arguments. */
  List<String> passed() {
    arguments().drop(arguments().indexOf('dev.cozesh.Main') + 1)
  }

  Started start(List<String> line, Path directory = root) {
    def builder = new ProcessBuilder(line).directory(directory.toFile())
    builder.environment().clear()
    builder.environment().putAll(environment)
    new Started(builder, root)
  }

  Ended run(String... arguments) {
    start([tree.resolve('cozesh').toString(), *arguments]).end()
  }

  /** Waits for what a process does behind the start. */
  static boolean await(Closure<Boolean> condition) {
    def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
    while (!condition() && System.nanoTime() < deadline) {
      Thread.sleep(20)
    }
    condition()
  }

  private void tool(String... names) {
    names.each { name ->
      def real = ['/bin', '/usr/bin'].collect { Path.of(it, name) }.find { Files.exists(it) }
      if (real) {
        Files.createSymbolicLink(tools.resolve(name), real)
      }
    }
  }

  private static void script(Path file, String body) {
    Files.createDirectories(file.parent)
    file.toFile().text = '#!/bin/sh\n' + body.stripIndent()
    file.toFile().executable = true
  }

  static class Started {
    final Process process
    private final File out
    private final File err

    Started(ProcessBuilder builder, Path folder) {
      out = Files.createTempFile(folder, 'out', '').toFile()
      err = Files.createTempFile(folder, 'err', '').toFile()
      process = builder.redirectOutput(out).redirectError(err).start()
      process.outputStream.close()
    }

    Ended end() {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly()
        throw new AssertionError("still running; so far: $err.text" as Object)
      }
      new Ended(process.exitValue(), out.text, err.text)
    }
  }

  record Ended(int exit, String out, String err) {}
}
