package dev.cozesh.deploy.team;

import dev.cozesh.deploy.desired.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * One connection to a team's database. Thread-safe: one transaction at a time. Nothing on it waits
 * for ever: 10 s to connect, 30 s for a statement, 45 s for a byte.
 */
final class PostgresSession implements AutoCloseable {
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "sslmode", "sslmode",
          "sslrootcert", "sslrootcert",
          "sslcert", "sslcert",
          "sslkey", "sslkey",
          "channel_binding", "channelBinding",
          "require_auth", "requireAuth",
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName");

  private final PostgresAddress address;
  private final Connection connection;

  private PostgresSession(PostgresAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @throws dev.cozesh.error.CozeStateException when that fails
   */
  static PostgresSession open(PostgresAddress address) {
    String url =
        "jdbc:postgresql://"
            + String.join(",", address.hosts())
            + "/"
            + encoded(address.database());
    try {
      Connection connection = new org.postgresql.Driver().connect(url, properties(address));
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "set statement_timeout = '30s'; set lock_timeout = '10s';"
                + " set idle_in_transaction_session_timeout = '30s';"
                + " set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10;"
                + " set tcp_keepalives_count = 3");
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new PostgresSession(address, connection);
    } catch (SQLException e) {
      throw SqlTrouble.unreachable(address, e);
    }
  }

  private static Properties properties(PostgresAddress address) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "cozesh");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "20");
    properties.setProperty("socketTimeout", "45");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("targetServerType", "primary");
    properties.setProperty("currentSchema", address.schema());
    // What a server says of a row may hold what is in it.
    properties.setProperty("logServerErrorDetail", "false");
    if (!address.parameters().getOrDefault("sslmode", "").startsWith("verify-")) {
      // A server that is not known for sure must not be told the password itself.
      properties.setProperty("requireAuth", "!password");
    }
    address
        .parameters()
        .forEach((name, value) -> properties.setProperty(DRIVER_NAMES.get(name), value));
    properties.setProperty("user", address.user());
    address.password().get().ifPresent(word -> properties.setProperty("password", word));
    return properties;
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Does something in one transaction. */
  synchronized <T> T in(Sql.Work<T> work) {
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw SqlTrouble.failed(address, e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // A connection that is gone has rolled back by itself.
    }
  }

  /** Whether the connection is still there, as far as its last use showed. */
  boolean isOpen() {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  PostgresAddress address() {
    return address;
  }

  /** The number that an advisory lock has, here and nowhere else in the database. */
  static long key(PostgresAddress address, String what) {
    byte[] text = ("cozesh\0" + address.schema() + "\0" + what).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.of(text)).getLong();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is closed then.
    }
  }
}
