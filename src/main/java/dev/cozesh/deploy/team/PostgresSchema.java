package dev.cozesh.deploy.team;

import dev.cozesh.error.CozeStateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables, which are made and brought up to date by whoever comes first. */
final class PostgresSchema {
  /** What each version adds to the one before it; only added to. */
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              """
              create table states (
                target text primary key, host text not null, workspace_id text not null,
                workspace_name text not null, environment text, lineage text not null, serial bigint not null,
                state text not null, saved timestamptz not null default clock_timestamp())""",
              """
              create table state_backups (
                target text not null, lineage text not null, serial bigint not null,
                state text not null, saved timestamptz not null,
                primary key (target, lineage, serial))""",
              """
              create table journals (
                target text not null, run text not null, ended boolean not null default false,
                primary key (target, run))""",
              """
              create table journal_lines (
                number bigint generated always as identity primary key,
                target text not null, run text not null, line text not null,
                foreign key (target, run) references journals on delete cascade)""",
              "create index journal_lines_of_a_run on journal_lines (target, run, number)",
              """
              create table releases (
                target text not null, number integer not null, body text not null,
                primary key (target, number))""",
              "create table release_numbers (target text primary key, last integer not null)",
              """
              create table contents (
                target text not null, sha256 text not null, bytes bytea not null,
                primary key (target, sha256))""",
              """
              create table locks (
                target text primary key, id text not null, holder text not null,
                since timestamptz not null, renewed timestamptz not null,
                backend_pid integer not null)"""));

  private PostgresSchema() {}

  /**
   * Makes the schema, or brings it to this version.
   *
   * @throws CozeStateException when a newer program made it, or the role may not
   */
  static void ensure(PostgresSession session) {
    String schema = session.address().schema();
    Optional<Integer> version = session.in(connection -> version(connection, schema));
    if (version.isEmpty() || version.get() < VERSIONS.size()) {
      migrate(session);
    } else if (version.get() > VERSIONS.size()) {
      throw new CozeStateException(
          "the state database was made by a newer cozesh: " + session.address().name(),
          "schema "
              + schema
              + " has version "
              + version.get()
              + ", this program knows "
              + VERSIONS.size(),
          "update cozesh here");
    }
  }

  private static Optional<Integer> version(Connection connection, String schema)
      throws SQLException {
    boolean isThere =
        Sql.first(
                connection,
                row -> row.getBoolean(1),
                "select to_regclass(?) is not null",
                schema + ".schema_version")
            .orElse(false);
    return isThere
        ? Sql.first(connection, row -> row.getInt(1), "select version from schema_version")
        : Optional.empty();
  }

  /**
   * One at a time. The lock has a transaction of its own: only the beginning of the next one is
   * sure to see what somebody else has made meanwhile.
   */
  private static void migrate(PostgresSession session) {
    long key = PostgresSession.key(session.address(), "schema");
    session.in(connection -> Sql.first(connection, row -> "", "select pg_advisory_lock(?)", key));
    session.in(connection -> migrate(connection, session.address()));
    session.in(connection -> Sql.first(connection, row -> "", "select pg_advisory_unlock(?)", key));
  }

  private static Void migrate(Connection connection, PostgresAddress address) throws SQLException {
    Optional<Integer> version = version(connection, address.schema());
    if (version.isEmpty()) {
      if (!exists(connection, address.schema())) {
        Sql.update(connection, "create schema " + address.schema());
      }
      Sql.update(connection, "create table schema_version (version integer not null)");
      Sql.update(connection, "insert into schema_version values (0)");
    }
    for (int n = version.orElse(0); n < VERSIONS.size(); n++) {
      for (String statement : VERSIONS.get(n)) {
        Sql.update(connection, statement);
      }
    }
    Sql.update(
        connection, "update schema_version set version = greatest(version, ?)", VERSIONS.size());
    return null;
  }

  /** Asked first, since `if not exists` wants the right to create one all the same. */
  private static boolean exists(Connection connection, String schema) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getBoolean(1),
            "select exists (select from pg_namespace where nspname = ?)",
            schema)
        .orElse(false);
  }
}
