package dev.cozesh.deploy.team

import java.nio.file.Files
import java.nio.file.Path
import java.sql.Connection
import java.sql.SQLException
import java.time.Clock
import java.util.concurrent.TimeUnit

/**
 * A PostgreSQL server from Debian's package, started when the first specification asks for it and stopped with the JVM;
 * each specification has a schema of its own. Where the package is not installed, whoever needs it is skipped.
 */
class PostgresServer {
  static final String ABSENT = 'no PostgreSQL server here: install the Debian package `postgresql`'
  static final String PASSWORD = 'pat_test_postgres'
  static final String USER = 'team'
  private static final long READY_SECONDS = 60

  private static class Holder {
    static final PostgresServer ONE = new PostgresServer()
  }

  /** Whether there is a server to be started. */
  static boolean isInstalled() {
    programs() != null
  }

  static PostgresServer running() {
    Holder.ONE
  }

  final int port
  private final Path folder
  private final Process process
  private int schemas

  private PostgresServer() {
    folder = Files.createTempDirectory('cozesh-postgres')
    def word = Files.writeString(folder.resolve('password'), PASSWORD)
    if (isRoot()) {
      done(['chown', '-R', 'postgres', folder])
    }
    done(asServer(['initdb', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'scram-sha-256', '-U', USER, "--pwfile=$word", '-D', folder.resolve('data')]))
    port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).withCloseable { it.localPort }
    def settings = [
      'listen_addresses=127.0.0.1', "port=$port", "unix_socket_directories=$folder", 'fsync=off',
      'full_page_writes=off', 'max_connections=60', 'shared_buffers=16MB'
    ].collectMany { ['-c', it] }
    process = started(asServer(['postgres', '-D', folder.resolve('data')] + settings))
    Runtime.runtime.addShutdownHook(new Thread({ stop() }))
    awaitReady()
  }

  /** An address with a schema that nobody else has. */
  synchronized PostgresAddress fresh() {
    address("spec_${++schemas}")
  }

  PostgresAddress address(String schema, Map<String, ?> other = [:]) {
    new PostgresAddress(
        other.user ?: USER, ["127.0.0.1:${other.port ?: port}".toString()], 'postgres', schema,
        (other.parameters ?: [:]) as Map<String, String>,
        { Optional.ofNullable(other.containsKey('password') ? other.password : PASSWORD) })
  }

  /** The same as the program reads it from COZESH_STATE. */
  String url(PostgresAddress address) {
    address.toString()
  }

  /** A back end as one process has it. */
  PostgresBackend backend(PostgresAddress address, String user = 'tester', Clock clock = Clock.systemUTC()) {
    new PostgresBackend(address, [USER: user], 'cozesh apply deploy.groovy', clock)
  }

  /** The first column of each row. */
  List<?> rows(PostgresAddress address, String query) {
    connect(address).withCloseable { connection ->
      def found = []
      connection.createStatement().executeQuery(query).with { while (next()) found << getObject(1) }
      found
    }
  }

  void execute(PostgresAddress address, String statement) {
    connect(address).withCloseable { it.createStatement().execute(statement) }
  }

  private Connection connect(PostgresAddress address) {
    def properties = new Properties()
    [user: USER, password: PASSWORD, currentSchema: address?.schema() ?: 'public'].each { properties.put(it.key, it.value) }
    new org.postgresql.Driver().connect("jdbc:postgresql://127.0.0.1:$port/postgres", properties)
  }

  private void awaitReady() {
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS)
    while (true) {
      try {
        connect(null).close()
        return
      } catch (SQLException e) {
        if (!process.alive || System.nanoTime() > end) {
          throw new IllegalStateException("the server does not come up: ${log()}", e)
        }
        sleep(20)
      }
    }
  }

  private void stop() {
    // At once: nobody needs what it has.
    started(['kill', '-QUIT', process.pid()]).waitFor()
    process.waitFor(20, TimeUnit.SECONDS)
    folder.toFile().deleteDir()
  }

  private String log() {
    Files.readString(folder.resolve('log'))
  }

  /** The server refuses to be root's. */
  private List<?> asServer(List<?> command) {
    def whole = [programs().resolve(command[0] as String)] + command.drop(1)
    isRoot() ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] + whole : whole
  }

  private void done(List<?> command) {
    def ended = started(command)
    if (ended.waitFor() != 0) {
      throw new IllegalStateException("${command*.toString()}: ${log()}")
    }
  }

  private Process started(List<?> command) {
    def builder = new ProcessBuilder(command*.toString()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve('log').toFile())).directory(folder.toFile())
    builder.start()
  }

  private static boolean isRoot() {
    System.getProperty('user.name') == 'root'
  }

  private static Path programs() {
    def versions = new File('/usr/lib/postgresql').listFiles() ?: new File[0]
    versions.sort { it.name.toDouble() }.collect { it.toPath().resolve('bin') }
        .findAll { Files.isExecutable(it.resolve('initdb')) }.with { it ? it.last() : null }
  }
}
