package dev.cozesh.deploy.team;

import dev.cozesh.error.CozeStateException;
import java.sql.SQLException;

/** Says in plain words why a database refused. */
final class SqlTrouble {
  private SqlTrouble() {}

  /** No connection came about. */
  static CozeStateException unreachable(PostgresAddress address, SQLException e) {
    return new CozeStateException(
        "the state database cannot be used: " + address.name(),
        said(e),
        switch (isRejected(e) ? "28" : kind(e)) {
          case "28" ->
              "set PGPASSWORD, or put the password of "
                  + address.user()
                  + " into ~/.pgpass; the address names user, database and sslmode";
          case "3D" -> "make it first: `createdb " + address.database() + "`";
          case "53", "57" -> "try again in a moment";
          default -> "see that the server runs and is reached from here";
        },
        e);
  }

  /** Something failed on a connection. */
  static CozeStateException failed(PostgresAddress address, SQLException e) {
    return switch (kind(e)) {
      case "08" -> lost(address, e);
      case "57" -> isCancelled(e) ? slow(address, e) : lost(address, e);
      case "55" -> slow(address, e);
      case "42" -> forbidden(address, e);
      case "53" ->
          new CozeStateException(
              "the state database has no room: " + address.name(),
              said(e),
              "make room there, then run the same command again: it goes on from the journal",
              e);
      default ->
          new CozeStateException(
              "the state database failed: " + address.name(),
              said(e),
              "run the same command again: it goes on from the journal",
              e);
    };
  }

  private static CozeStateException lost(PostgresAddress address, SQLException e) {
    return new CozeStateException(
        "the connection to the state database was lost: " + address.name(),
        said(e),
        "with it went the lock, so nothing more was written; run the same command again: it goes on"
            + " from the journal",
        e);
  }

  private static CozeStateException slow(PostgresAddress address, SQLException e) {
    return new CozeStateException(
        "the state database did not answer in time: " + address.name(),
        said(e),
        "run the same command again: it goes on from the journal",
        e);
  }

  private static CozeStateException forbidden(PostgresAddress address, SQLException e) {
    return new CozeStateException(
        "the state database refused: " + address.name(),
        said(e),
        "let "
            + address.user()
            + " create its schema once (`CREATE SCHEMA "
            + address.schema()
            + " AUTHORIZATION …`), or give it the rights on the tables of "
            + address.schema(),
        e);
  }

  /** The two did not come to terms: no password, no TLS, another way to sign in. */
  private static boolean isRejected(SQLException e) {
    return "08004".equals(e.getSQLState());
  }

  private static boolean isCancelled(SQLException e) {
    return "57014".equals(e.getSQLState());
  }

  private static String kind(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }

  private static String said(SQLException e) {
    return e.getMessage() == null ? "the driver gives no reason" : e.getMessage();
  }
}
