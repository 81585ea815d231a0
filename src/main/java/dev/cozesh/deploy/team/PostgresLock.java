package dev.cozesh.deploy.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.deploy.state.Heartbeat;
import dev.cozesh.deploy.state.HeldLock;
import dev.cozesh.deploy.state.LockRecord;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One run's hold on a target: an advisory lock of the session that writes, which is free as soon as
 * the connection dies, and a row that names the holder. A holder that is silent for longer than its
 * lease has its session ended by the next one. Thread-safe.
 */
final class PostgresLock implements TargetLock {
  private static final int TRIES = 100;
  private static final long PAUSE_NANOS = 30_000_000;

  /** The session that has an advisory lock; its number is kept in two halves. */
  private static final String HOLDER =
      " from pg_locks where locktype = 'advisory' and objsubid = 1 and granted and database ="
          + " (select oid from pg_database where datname = current_database())"
          + " and ((classid::bigint << 32) | objid::bigint) = ?";

  private final PostgresSession session;
  private final LockRecord mine;
  private Heartbeat heartbeat;
  private volatile boolean isTaken;

  private PostgresLock(PostgresSession session, LockRecord mine) {
    this.session = session;
    this.mine = mine;
  }

  /**
   * Takes a lock.
   *
   * @param session is the lock's from now on
   * @throws CozeLockedException when a living run holds it
   */
  static PostgresLock acquire(PostgresSession session, LockRecord mine) {
    long key = PostgresSession.key(session.address(), mine.target());
    for (int n = 0; !tryLock(session, key); n++) {
      Optional<Seen> seen = look(session, mine.target());
      Optional<HeldLock> holder = seen.map(Seen::lock);
      if (holder.isPresent() && holder.get().isAlive()) {
        throw holder.get().refusal();
      }
      if (seen.isPresent() && n == 0) {
        end(session, mine.target(), seen.get().backend());
      }
      if (n == TRIES) {
        throw stuck(mine.target(), holder);
      }
      // It is being taken or let go, or its session is about to end.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    session.in(connection -> write(connection, mine));
    PostgresLock lock = new PostgresLock(session, mine);
    lock.heartbeat = Heartbeat.every(HeldLock.HEARTBEAT, lock::renew);
    return lock;
  }

  /** All locks that are recorded. */
  static List<HeldLock> all(PostgresSession session) {
    List<String> targets =
        session.in(
            connection ->
                Sql.list(
                    connection,
                    row -> row.getString(1),
                    "select target from locks order by target"));
    return targets.stream()
        .flatMap(target -> look(session, target).stream())
        .map(Seen::lock)
        .toList();
  }

  /** Takes a lock away, if it is still that holding. */
  static void remove(PostgresSession session, LockRecord record) {
    Optional<Integer> backend =
        session.in(
            connection ->
                Sql.first(
                    connection,
                    row -> row.getInt(1),
                    "delete from locks where target = ? and id = ? returning backend_pid",
                    record.target(),
                    record.id()));
    backend.ifPresent(number -> end(session, record.target(), number));
  }

  @Override
  public void requireHeld() {
    fenced(connection -> null);
  }

  /** Writes something while nobody else can take the lock, if it is still held. */
  <T> T fenced(Sql.Work<T> work) {
    if (isTaken) {
      throw lost(Optional.empty());
    }
    try {
      return session.in(
          connection -> {
            if (!isMine(connection)) {
              throw lost(Optional.empty());
            }
            return work.on(connection);
          });
    } catch (CozeStateException e) {
      if (!session.isOpen()) {
        requireNamed();
      }
      throw e;
    }
  }

  /**
   * Whose session was ended by the next holder, or by `unlock`, has lost more than a connection.
   */
  private void requireNamed() {
    Optional<LockRecord> named;
    try (PostgresSession fresh = PostgresSession.open(session.address())) {
      named = look(fresh, mine.target()).map(seen -> seen.lock().record());
    } catch (CozeStateException e) {
      return; // What can be said then is that there is no connection.
    }
    if (named.filter(record -> record.id().equals(mine.id())).isEmpty()) {
      throw lost(named);
    }
  }

  /** A pooler that hands out another session with each transaction keeps no such lock. */
  private boolean isMine(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getBoolean(1),
            "select backend_pid = pg_backend_pid() from locks where target = ? and id = ? for share",
            mine.target(),
            mine.id())
        .orElse(false);
  }

  PostgresSession session() {
    return session;
  }

  @Override
  public void close() {
    heartbeat.close();
    try {
      session.in(
          connection ->
              Sql.update(
                  connection,
                  "delete from locks where target = ? and id = ?",
                  mine.target(),
                  mine.id()));
    } catch (CozeStateException e) {
      // What the connection held is free when it is gone.
    }
    session.close();
  }

  private void renew() {
    try {
      int renewed =
          session.in(
              connection ->
                  Sql.update(
                      connection,
                      "update locks set renewed = clock_timestamp() where target = ? and id = ?",
                      mine.target(),
                      mine.id()));
      isTaken = renewed == 0;
      if (isTaken) {
        session.close();
      }
    } catch (CozeStateException e) {
      // The fence finds out before the next write.
    }
  }

  private static boolean tryLock(PostgresSession session, long key) {
    return session.in(
        connection ->
            Sql.first(connection, row -> row.getBoolean(1), "select pg_try_advisory_lock(?)", key)
                .orElse(false));
  }

  private static int write(Connection connection, LockRecord mine) throws SQLException {
    return Sql.update(
        connection,
        "insert into locks values (?, ?, ?, clock_timestamp(), clock_timestamp(), pg_backend_pid())"
            + " on conflict (target) do update set id = excluded.id, holder = excluded.holder,"
            + " since = excluded.since, renewed = excluded.renewed,"
            + " backend_pid = excluded.backend_pid",
        mine.target(),
        mine.id(),
        Json.line(mine));
  }

  /**
   * A lock with the number of the session that the row names; another one may be about to take it.
   */
  private record Seen(HeldLock lock, int backend) {}

  /** Who holds a target; times are the server's, so that no machine's clock matters. */
  private static Optional<Seen> look(PostgresSession session, String target) {
    return session.in(
        connection ->
            Sql.first(
                connection,
                row -> new Seen(held(row), row.getInt("backend_pid")),
                "select holder, since, renewed, backend_pid, clock_timestamp() as now, exists (select"
                    + HOLDER
                    + " and pid = backend_pid) as in_use from locks where target = ?",
                PostgresSession.key(session.address(), target),
                target));
  }

  private static HeldLock held(ResultSet row) throws SQLException {
    Instant since = row.getTimestamp("since").toInstant();
    Instant renewed = row.getTimestamp("renewed").toInstant();
    Instant now = row.getTimestamp("now").toInstant();
    Duration silence = Duration.between(renewed, now);
    try {
      LockRecord record = Json.mapper().readValue(row.getString("holder"), LockRecord.class);
      return new HeldLock(
          record.at(since.toString(), renewed.toString()),
          Duration.between(since, now),
          silence,
          row.getBoolean("in_use") && silence.compareTo(HeldLock.LEASE) < 0);
    } catch (JsonProcessingException e) {
      throw new CozeStateException(
          "a lock is damaged", e.getOriginalMessage(), "delete its row in table locks", e);
    }
  }

  /** Ends a session if it has the advisory lock of a target, where this role may. */
  private static void end(PostgresSession session, String target, int backend) {
    try {
      session.in(
          connection ->
              Sql.list(
                  connection,
                  row -> row.getBoolean(1),
                  "select pg_terminate_backend(pid)" + HOLDER + " and pid = ?",
                  PostgresSession.key(session.address(), target),
                  backend));
    } catch (CozeStateException e) {
      // Of another role: it ends by itself once it sees that the row is not its own any more.
    }
  }

  private static CozeLockedException stuck(String target, Optional<HeldLock> holder) {
    return new CozeLockedException(
        "another run holds "
            + target
            + holder.map(held -> ": " + held.text()).orElse(", and does not say who it is"),
        "its session in the database is still there, and this role may not end it",
        "end that process, or let an administrator end its session (pg_locks names it)");
  }

  private CozeLockedException lost(Optional<LockRecord> other) {
    return new CozeLockedException(
        "the lock on "
            + mine.target()
            + " was lost"
            + other.map(record -> " to another run: " + record.holder()).orElse(""),
        "this run was silent for longer than "
            + HeldLock.LEASE.toSeconds()
            + " s and another took over, or somebody ran `cozesh unlock`; behind a pooler it needs"
            + " session pooling",
        "nothing more was written; run the same command again: it goes on from the journal");
  }
}
