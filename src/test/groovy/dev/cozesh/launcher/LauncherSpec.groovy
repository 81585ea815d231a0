package dev.cozesh.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class LauncherSpec extends Specification {
  @TempDir
  Path temporary

  LauncherTree tree

  def setup() {
    tree = new LauncherTree(temporary)
  }

  def "passes every argument on as it was typed"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    def typed = [
        '-e', '6*7', '', 'two words', '"quoted"', "it's", '$HOME', '*', '\\n', '求职 助手', '--', 'a\nb']

    when:
    def ended = tree.run(*typed)

    then:
    ended.exit == 0
    tree.passed() == typed
  }

  def "ends with the exit code of the JVM"() {
    given:
    tree.javaOnPath('17.0.15', [exit: 9])
    tree.built()

    expect:
    tree.run('plan').exit == 9
  }

  def "is the JVM in the end, so that a signal reaches it"() {
    given:
    tree.javaOnPath('17.0.15', [body: 'trap "exit 130" INT TERM; echo ready; while :; do sleep 0.1; done'])
    tree.built()

    when:
    def started = tree.start([tree.tree.resolve('cozesh').toString()])
    tree.await { Files.exists(tree.root.resolve('locale')) }
    started.process.destroy()

    then:
    started.end().exit in [130, 143]
  }

  def "starts from any directory, by any name: #how"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    def elsewhere = Files.createDirectories(tree.root.resolve('else where'))
    Files.createSymbolicLink(elsewhere.resolve('absolute'), tree.tree.resolve('cozesh'))
    Files.createSymbolicLink(elsewhere.resolve('relative'), Path.of('../tree/cozesh'))
    Files.createSymbolicLink(tree.tools.resolve('cozesh'), elsewhere.resolve('relative'))

    when:
    def ended = tree.start(line, from == 'tree' ? tree.tree : elsewhere).end()

    then:
    ended.err == ''
    ended.exit == 0
    tree.arguments().contains("-Dcozesh.home=${tree.tree.toRealPath()}".toString())

    where:
    how                            | from   | line
    'in its directory'             | 'tree' | ['./cozesh']
    'by sh, without a slash'       | 'tree' | ['/bin/sh', 'cozesh']
    'from another directory'       | 'else' | ['../tree/cozesh']
    'an absolute link'             | 'else' | ['./absolute']
    'a relative link'              | 'else' | ['./relative']
    'a link to a link on PATH'     | 'else' | ['/bin/sh', '-c', 'cozesh']
  }

  def "takes JAVA_HOME before PATH"() {
    given:
    tree.javaOnPath('17.0.15', [exit: 1])
    tree.environment.JAVA_HOME = tree.jdk('21.0.1', 'java home').toString()
    tree.built()

    expect:
    tree.run('--version').exit == 0
  }

  def "a JAVA_HOME without a java is named, and PATH is used"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.environment.JAVA_HOME = tree.root.resolve('nowhere').toString()
    tree.built()

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 0
    ended.err == "cozesh: JAVA_HOME is ${tree.root}/nowhere, which holds no bin/java; " +
        'looking on PATH instead\n'
  }

  def "without a Java it says which one it needs"() {
    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 2
    ended.err == 'cozesh: needs Java 17 or newer, and there is none: ' +
        'install a JDK, or set JAVA_HOME to one\n'
  }

  def "Java #version, told by #source, is too old"() {
    given:
    tree.javaOnPath(version, [release: source == 'release'])
    tree.built()

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 2
    ended.out == ''
    ended.err == "cozesh: needs Java 17 or newer, and ${tree.tools}/java is Java $version: " +
        'set JAVA_HOME to a newer one\n'
    !Files.exists(tree.root.resolve('arguments'))

    where:
    [version, source] << [['1.8.0_392', '11.0.22', '16'], ['release', 'java -version']].combinations()
  }

  def "Java #version, told by #source, is new enough"() {
    given:
    tree.javaOnPath(version, [release: source == 'release'])
    tree.built()

    expect:
    tree.run('--version').exit == 0

    where:
    [version, source] << [
        ['17', '17.0.15', '21.0.1+12-LTS', '26-ea'], ['release', 'java -version']].combinations()
  }

  def "starts in the short-run manner"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()

    when:
    tree.run('--version')

    then:
    tree.arguments().containsAll([
        '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', '-Dcozesh.tty=000'])
    def jar = tree.arguments()[tree.arguments().indexOf('-cp') + 1]
    jar == tree.tree.resolve('target/lib/cozesh.jar').toString()
  }

  def "JVM options come from COZESH_JAVA_OPTS, whose collector wins"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    tree.environment.COZESH_JAVA_OPTS = '-Xmx2g  -Dglob=* -XX:+UseG1GC'

    when:
    tree.run('--version')

    then:
    tree.arguments().containsAll(['-Xmx2g', '-Dglob=*', '-XX:+UseG1GC'])
    !tree.arguments().contains('-XX:+UseSerialGC')
  }

  def "with LC_ALL=#all and LANG=#lang, Java reads Chinese file names"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    tree.environment.putAll([LC_ALL: all, LANG: lang].findAll { it.value })

    when:
    tree.run('--version')

    then:
    tree.root.resolve('locale').toFile().text == "$handed\n"

    where:
    all       | lang      || handed
    ''        | ''        || ' C.UTF-8'
    'C'       | ''        || 'C.UTF-8 '
    'POSIX'   | 'C.UTF-8' || 'C.UTF-8 '
    ''        | 'C'       || ' C.UTF-8'
    ''        | 'xx_NONE' || ' C.UTF-8'
    'C.UTF-8' | 'C'       || 'C.UTF-8 '
    ''        | 'C.UTF-8' || ' '
  }

  def "builds on first use, once, and says so on standard error"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven()

    when:
    def first = tree.run('--version')
    def second = tree.run('--version')

    then:
    first.exit == 0
    first.out == ''
    first.err ==~ /cozesh: building \(first use, about a minute\) … done in \d+ s\n/
    second.err == ''
    tree.builds() == 1
  }

  def "builds again when #what"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven()
    tree.source('src/main/java/Gone.java')
    tree.built()

    when:
    change(tree)
    def ended = tree.run('--version')

    then:
    tree.builds() == builds
    ended.err.startsWith('cozesh: building (sources have changed)') == (builds == 1)

    where:
    what                       | builds | change
    'a source is newer'        | 1      | { it.source('src/main/java/Main.java', 120) }
    'a source is new'          | 1      | { it.source('src/main/resources/x.json', 120) }
    'the library has changed'  | 1      | { it.source('stdlib/batch.groovy', 120) }
    'pom.xml has changed'      | 1      | { it.source('pom.xml', 120) }
    'a source is gone'         | 1      | { Files.delete(it.tree.resolve('src/main/java/Gone.java')) }
    'the last build was cut short' | 1      | { Files.delete(it.tree.resolve('target/built')) }
    'a test is newer: it does not' | 0  | { it.source('src/test/java/MainTest.java', 120) }
    'nothing has: it does not' | 0      | { }
  }

  def "two starts at once build once"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven('sleep 1')

    when:
    def both = (1..2).collect { tree.start([tree.tree.resolve('cozesh').toString(), '--version']) }*.end()

    then:
    both*.exit == [0, 0]
    tree.builds() == 1
    both*.err.count { it.contains('another start is building; waiting for it') } == 1
  }

  def "a lock that a dead start left behind holds nobody up"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven()
    def dead = new ProcessBuilder('true').start()
    dead.waitFor()
    def lock = Files.createDirectories(tree.tree.resolve('target/building'))
    lock.resolve('pid').toFile().text = content ? "${dead.pid()}\n" : ''

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 0
    tree.builds() == 1
    !Files.exists(lock)

    where:
    content << [true, false]
  }

  def "a build that fails is shown, ends with 1, and is tried again"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven('echo "[ERROR] Main.java:3 does not compile"; exit 1')

    when:
    def ended = tree.run('--version')
    tree.run('--version')

    then:
    ended.exit == 1
    ended.err.contains('… failed\n[ERROR] Main.java:3 does not compile\n')
    ended.err.contains('/target/build.log; a first build needs a JDK and the network\n')
    !Files.exists(tree.root.resolve('arguments'))
    tree.builds() == 2
  }

  def "a build that is stopped is done again from the start"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven("touch '${tree.root}/begun'; sleep 30")

    when:
    def started = tree.start([tree.tree.resolve('cozesh').toString(), '--version'])
    tree.await { Files.exists(tree.root.resolve('begun')) }
    started.process.destroy()
    def ended = started.process.waitFor(10, TimeUnit.SECONDS)

    then:
    ended
    started.process.exitValue() == 130
    !Files.exists(tree.root.resolve('arguments'))

    when:
    tree.maven()

    then:
    tree.run('--version').exit == 0
    tree.builds() == 2
  }

  def "without Maven an unbuilt tree says what is missing"() {
    given:
    tree.javaOnPath('17.0.15')

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 1
    ended.err == 'cozesh: is not built yet, and cannot be: there is no Maven (mvn) on PATH; ' +
        'the tar.gz of a release needs no build\n'
  }

  def "without Maven a built tree goes on with the build there is, and says so"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    tree.source('src/main/java/Main.java', 120)

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 0
    ended.err == 'cozesh: sources are newer than the build, which stays: there is no Maven (mvn) on PATH\n'
  }

  def "COZESH_NO_BUILD=1 builds nothing"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven()
    tree.environment.COZESH_NO_BUILD = '1'
    if (built) {
      tree.built()
      tree.source('src/main/java/Main.java', 120)
    }

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == exit
    ended.err == (built ? '' : "cozesh: is not built: ${tree.tree}/target/lib/cozesh.jar is missing\n")
    tree.builds() == 0

    where:
    built || exit
    true  || 0
    false || 1
  }

  def "an unpacked release has no sources and is never built"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.maven()
    Files.delete(tree.tree.resolve('pom.xml'))
    Files.createDirectories(tree.tree.resolve('lib')).resolve('cozesh.jar').toFile().text = 'jar'

    when:
    def ended = tree.run('--version')

    then:
    ended.exit == 0
    tree.builds() == 0
    tree.arguments().contains(tree.tree.resolve('lib/cozesh.jar').toString())
  }

  def "uses the class-data archive of the very Java it starts"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    def archive = Files.createDirectories(tree.tree.resolve('target/archive')).resolve("${version} Test.jsa")
    archive.toFile().text = 'archive'

    when:
    tree.run('--version')

    then:
    tree.arguments().contains("-XX:SharedArchiveFile=${archive.toRealPath()}".toString()) == used

    where:
    version   || used
    '17.0.15' || true
    '21.0.1'  || false
  }

  def "an archive for a Java that did not build is made behind its first start"() {
    given:
    tree.javaOnPath('17.0.15', [body: LauncherTree.DUMPS])
    tree.built()
    tree.environment.remove('COZESH_ARCHIVE')
    def archive = tree.tree.resolve('target/archive/17.0.15 Test.jsa')

    when:
    def ended = tree.run('--version')

    then:
    ended.err == ''
    tree.await { Files.exists(archive) }
    archive.toFile().text == 'java/lang/Object\ndev/cozesh/Main\n'

    and: 'nothing is left beside it'
    tree.await { archive.parent.toFile().list() as List == [archive.fileName.toString()] }
  }

  def "where #what, archive and copies of the jars lie in the user's cache"() {
    given:
    tree.javaOnPath('17.0.15', [body: LauncherTree.DUMPS])
    Files.delete(tree.tree.resolve('pom.xml'))
    def lib = Files.createDirectories(tree.tree.resolve('lib'))
    lib.resolve('cozesh.jar').toFile().text = 'jar'
    lib.resolve('groovy.jar').toFile().text = 'library'
    if (readOnly) {
      lib.resolve('archive').toFile().text = 'a file where the folder would be'
    }
    tree.environment.remove('COZESH_ARCHIVE')
    def cache = (blank ? tree.root : temporary).resolve('cache')
    tree.environment.XDG_CACHE_HOME = cache.toString()

    when: 'the first start makes them, behind itself'
    tree.run('--version')

    then:
    tree.arguments()[tree.arguments().indexOf('-cp') + 1] == lib.resolve('cozesh.jar').toString()
    tree.await { shelf(cache)?.list()?.sort() == ['17.0.15 Test.jsa', 'lib'] }
    new File(shelf(cache), 'lib').list().sort() == ['cozesh.jar', 'groovy.jar']

    when:
    tree.run('--version')

    then:
    tree.arguments().contains("-XX:SharedArchiveFile=${shelf(cache)}/17.0.15 Test.jsa".toString())
    tree.arguments()[tree.arguments().indexOf('-cp') + 1] == "${shelf(cache)}/lib/cozesh.jar"

    when: 'another version is unpacked over it'
    lib.resolve('cozesh.jar').toFile().text = 'new'
    tree.run('--version')

    then:
    tree.arguments()[tree.arguments().indexOf('-cp') + 1] == lib.resolve('cozesh.jar').toString()
    tree.await { shelf(cache).list().sort() == ['17.0.15 Test.jsa', 'lib'] }
    new File(shelf(cache), 'lib/cozesh.jar').text == 'new'

    where:
    what                                       | readOnly | blank
    'the installation cannot be written to'    | true     | true
    'its path has a blank, and the cache none' | false    | false
  }

  private static File shelf(Path cache) {
    def shelves = cache.resolve('cozesh').toFile().listFiles()
    shelves ? shelves[0] : null
  }

  def "a Java that makes no archive is asked once, and starts without"() {
    given:
    tree.javaOnPath('17.0.15')
    tree.built()
    tree.environment.COZESH_ARCHIVE = 'only'

    when:
    def ended = tree.run()

    then:
    ended.exit == 0
    ended.err == 'cozesh: this Java made no class-data archive; starts take longer without\n'
    Files.exists(tree.tree.resolve('target/archive/17.0.15 Test.jsa.failed'))

    when:
    tree.environment.remove('COZESH_ARCHIVE')

    then:
    tree.run('--version').exit == 0
    tree.passed() == ['--version']
    !tree.arguments().any { it.startsWith('-XX:SharedArchiveFile') }
  }
}
