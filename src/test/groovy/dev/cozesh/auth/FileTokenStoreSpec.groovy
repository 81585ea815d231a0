package dev.cozesh.auth

import dev.cozesh.config.AtomicFile
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Time
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.ThreadLocalRandom
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class FileTokenStoreSpec extends Specification {
  static final CN = URI.create('https://api.coze.cn')
  static final TOKEN = new Token('czu_1', Optional.of('czr_1'),
      Instant.parse('2026-11-21T08:00:00Z'), Instant.parse('2026-11-21T08:15:00.5Z'))

  @TempDir Path dir

  def "what is saved is read again, by whoever it belongs to"() {
    when:
    store().save(TOKEN)

    then:
    store().read() == Optional.of(TOKEN)
    store(CN, 'another app').read().empty

    when:
    store().save(new Token('czu_2', Optional.empty(), TOKEN.obtainedAt(), TOKEN.expiresAt()))

    then:
    store().read().get().accessToken() == 'czu_2'
    store().read().get().refreshToken().empty
  }

  def "the file is its owner's alone, and so are the directories made for it"() {
    when:
    store().save(TOKEN)

    then:
    mode(file) == 'rw-------'
    mode(file.parent) == 'rwx------'
    mode(file.parent.parent) == 'rwx------'
    store().warning().empty

    when: 'somebody has opened it'
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r--r--'))

    then:
    store().warning().get().contains('chmod 600')
    store().read().present

    when:
    store().save(TOKEN)

    then: 'its next version is private again'
    mode(file) == 'rw-------'
    store().warning().empty

    when: 'the directory is open'
    Files.setPosixFilePermissions(file.parent, PosixFilePermissions.fromString('rwxrwxrwx'))

    then:
    store().warning().get().contains('chmod 700')
  }

  def "under any umask nothing is open for a moment"() {
    given: 'a process with umask 000 that saves, and one that looks'
    def process = saving(file, ['sh', '-c', 'umask 000; exec "$@"', 'sh'])
    def seen = [] as Set

    when:
    def deadline = System.nanoTime() + 30_000_000_000L
    for (int looks = 0; looks < 2_000 || seen.size() < 3 && System.nanoTime() < deadline; looks++) {
      [file, file.resolveSibling('cn.json.new'), file.parent].each { path ->
        try {
          seen << "${path.fileName}: ${mode(path)}".toString()
        } catch (IOException gone) {
          // Between two versions there is no file of that name.
        }
      }
    }

    then:
    seen == ['cn.json: rw-------', 'cn.json.new: rw-------', 'tokens: rwx------'] as Set

    cleanup:
    process.destroyForcibly().waitFor()
  }

  @Unroll("kept for #kept, used with #used")
  def "a login is given to no other server than its own"() {
    given:
    store(URI.create(kept)).save(TOKEN)

    when:
    store(URI.create(used)).read()

    then:
    def e = thrown(CozeUsageException)
    e.what().contains(URI.create(used).authority)
    e.why().contains(kept)
    !e.message.contains('czu_')

    where:
    kept                    | used
    'https://api.coze.cn'   | 'https://api.coze.com'
    'https://api.coze.cn'   | 'http://127.0.0.1:8080'
    'http://127.0.0.1:8080' | 'http://127.0.0.1:8081'
    'https://api.coze.cn'   | 'https://api.coze.cn:8443'
  }

  @Unroll("#text")
  def "a damaged file is told without its text"() {
    given:
    Files.createDirectories(file.parent)
    Files.writeString(file, text)

    when:
    store().read()

    then:
    def e = thrown(CozeCredentialException)
    e.what().endsWith('is damaged')
    e.next().contains('log in again')
    !trace(e).contains('czu_')

    where:
    text << [
      '{"access_token": "czu_cut',
      '{"base_url":"https://api.coze.cn","owner":"c1"}',
      '{"base_url":"https://api.coze.cn","owner":"c1","access_token":"czu_1","obtained_at":"x","expires_at":"czu_y"}']
  }

  def "what is removed is gone, twice is no error"() {
    given:
    store().save(TOKEN)

    when:
    2.times { store().remove() }

    then:
    store().read().empty
    !Files.exists(file)
  }

  def "a directory that cannot be made is told"() {
    given:
    Files.writeString(dir.resolve('config'), 'a file in the way')

    when:
    store().alone { 1 }

    then:
    def e = thrown(CozeCredentialException)
    e.what().contains('cn.json.lock')
  }

  def "works of this process do not overlap, even over different stores"() {
    given:
    def inside = new java.util.concurrent.atomic.AtomicInteger()
    def most = new java.util.concurrent.atomic.AtomicInteger()
    def pool = Executors.newFixedThreadPool(8)
    def work = {
      store().alone {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max)
        Thread.sleep(2)
        inside.decrementAndGet()
      }
    }

    when:
    pool.invokeAll([work as java.util.concurrent.Callable] * 24)*.get()

    then:
    most.get() == 1

    cleanup:
    pool.shutdownNow()
  }

  def "whoever holds the lock too long is named, and a waiting thread can be interrupted"() {
    given:
    def taken = new CountDownLatch(1)
    def done = new CountDownLatch(1)
    def holder = Thread.start { store().alone { taken.countDown(); done.await(); 1 } }
    taken.await()

    when:
    store(CN, 'c1', new FakeTime()).alone { 1 }

    then:
    def e = thrown(CozeCredentialException)
    e.why().contains('cn.json.lock for more than 150 s')

    when:
    Thread.currentThread().interrupt()
    store(CN, 'c1', new SystemTime()).alone { 1 }

    then:
    thrown(CozeInterruptedException)
    Thread.interrupted()

    cleanup:
    done.countDown()
    holder.join()
  }

  def "whatever moment a saving process is killed at, the file is an old or a new login"() {
    given: 'two directories, so that two processors can work'
    def pool = Executors.newFixedThreadPool(2)

    when:
    def inTheMiddle = pool.invokeAll([1, 2].collect { n ->
      { -> killed(dir.resolve("kill$n/cn.json"), 100) } as java.util.concurrent.Callable
    })*.get().sum()

    then: 'many of the 200 died between the first byte of a new version and its being the file'
    inTheMiddle > 20

    cleanup:
    pool.shutdownNow()
  }

  /**
   * Kills so many saving processes one after the other and reads the login after each; returns how many
   * of them left a half version behind.
   */
  private int killed(Path target, int times) {
    def half = target.resolveSibling('cn.json.new')
    def inTheMiddle = (1..times).count {
      def process = saving(target)
      TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(20_000))
      process.destroyForcibly().waitFor()
      def token = new FileTokenStore(target, CN, 'c1', new FakeTime()).read().get()
      assert Files.readString(target) == SavingProcess.content(token.refreshToken().get() - 'czr_' as int)
      assert mode(target) == 'rw-------'
      Files.exists(half)
    }
    new FileTokenStore(target, CN, 'c1', new FakeTime()).save(TOKEN)
    assert target.parent.toFile().list().toList() == ['cn.json']
    inTheMiddle
  }

  /** A process that saves until it is killed; returns when it has saved once. */
  private static Process saving(Path target, List<String> how = []) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
    def classes = [SavingProcess, AtomicFile].collect { Path.of(it.protectionDomain.codeSource.location.toURI()) }
    def process = new ProcessBuilder(how + [java, '-Xshare:auto', '-Xint', '-XX:+UseSerialGC', '-Xmx32m', '-cp',
      classes.join(File.pathSeparator), SavingProcess.name, target]*.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start()
    assert process.inputStream.read() == ('s' as char) as int
    process
  }

  private Path getFile() { dir.resolve('config/tokens/cn.json') }

  private FileTokenStore store(URI base = CN, String owner = 'c1', Time time = new SystemTime()) {
    new FileTokenStore(file, base, owner, time)
  }

  private static String mode(Path path) {
    PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
  }

  private static String trace(Throwable e) {
    new StringWriter().with { e.printStackTrace(new PrintWriter(it)); toString() }
  }
}
