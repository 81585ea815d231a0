package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.Attributes
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import java.util.jar.Manifest

/**
 * The classes under test as a release has them: in one jar beside the libraries, with an archive that each JVM maps
 * instead of reading them. Made when the first test starts a program; gone with the JVM.
 */
class Installation {
  // What only specifications need; the rest of the class path is what a user gets.
  private static final List<String> TEST_ONLY = [
    'test-classes', 'junit', 'spock', 'opentest4j', 'apiguardian', 'hamcrest', 'geantyref', 'archunit',
    'jqwik', 'surefire'
  ]

  private static Installation one

  private final Path folder = Files.createTempDirectory('cozesh-installed')
  private final Path jar = folder.resolve('lib/cozesh.jar')
  private final List<String> archive

  /** What starts a JVM as the launcher does, up to options of one's own and `dev.cozesh.Main`. */
  static List<String> jvm() {
    plain() + made().archive + ['-cp', made().jar.toString()]
  }

  /** Not by the class's initializer: a feature whose time is over would leave none to those behind it. */
  private static synchronized Installation made() {
    one ?: (one = new Installation())
  }

  private static List<String> plain() {
    [java(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xlog:disable']
  }

  /** The same for a shell. */
  static String jvmLine() {
    jvm().collect { "'$it'" }.join(' ')
  }

  static String java() {
    Path.of(System.getProperty('java.home'), 'bin', 'java')
  }

  /** Where the classes lie and all they need, as absolute paths. */
  static List<Path> classPath() {
    System.getProperty('java.class.path').split(File.pathSeparator).collect { Path.of(it).toAbsolutePath() }
        .findAll { entry -> !TEST_ONLY.any { entry.fileName.toString().contains(it) } }
  }

  private Installation() {
    Runtime.runtime.addShutdownHook(new Thread({ folder.toFile().deleteDir() }))
    def (classes, libraries) = classPath().split { Files.isDirectory(it) }
    Files.createDirectories(jar.parent)
    libraries.each { Files.createSymbolicLink(jar.resolveSibling(it.fileName), it) }
    pack(classes, libraries*.fileName.join(' '))
    archive = archived()
  }

  private void pack(List<Path> classes, String libraries) {
    def manifest = new Manifest()
    manifest.mainAttributes.put(Attributes.Name.MANIFEST_VERSION, '1.0')
    manifest.mainAttributes.put(Attributes.Name.CLASS_PATH, libraries)
    new JarOutputStream(Files.newOutputStream(jar), manifest).withCloseable { out ->
      out.level = 1
      classes.each { root ->
        Files.walk(root).withCloseable { all ->
          all.filter { it != root }.forEach { file ->
            def name = root.relativize(file).toString()
            if (Files.isDirectory(file)) {
              out.putNextEntry(new JarEntry(name + '/'))
            } else {
              out.putNextEntry(new JarEntry(name))
              Files.copy(file, out)
            }
          }
        }
      }
    }
  }

  /** The options that map an archive of what a deployment loads; none where this Java made none. */
  private List<String> archived() {
    def script = Files.writeString(folder.resolve('deploy.groovy'), """\
        knowledge("k") {}
        bot("b") { prompt "x"; publish to: ["api"] }
        """.stripIndent())
    def made = folder.resolve('classes.jsa')
    def command = [*plain(), "-XX:ArchiveClassesAtExit=$made", '-cp', jar, 'dev.cozesh.Main', '--sandbox=memory', '--yes', script.fileName]
    def builder = new ProcessBuilder(command*.toString()).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(folder.resolve('log').toFile())
    builder.environment().with {
      clear()
      putAll([HOME: folder.toString(), PATH: System.getenv('PATH'), LC_ALL: 'C.UTF-8'])
    }
    assert builder.start().waitFor() == 0: folder.resolve('log').text
    Files.exists(made) ? ["-XX:SharedArchiveFile=$made".toString()] : []
  }
}
