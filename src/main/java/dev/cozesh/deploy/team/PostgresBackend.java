package dev.cozesh.deploy.team;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.HeldLock;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalStore;
import dev.cozesh.deploy.state.LockRecord;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.StateJson;
import dev.cozesh.deploy.state.StateText;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeStateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * State of a team in one schema of a PostgreSQL database, made and brought up to date by whoever
 * comes first. Everything is written on the session that holds the target's lock, in one
 * transaction with a look at it. Without a lock each read has a connection of its own. Thread-safe.
 */
public final class PostgresBackend implements StateBackend {
  private static final int BACKUPS = 5;

  private final PostgresAddress address;
  private final Map<String, String> environment;
  private final String command;
  private final Clock clock;
  private final Map<String, PostgresLock> locks = new ConcurrentHashMap<>();
  private final Map<String, Boolean> backedUp = new ConcurrentHashMap<>();
  private final StateText texts = new StateText();
  private volatile boolean isReady;

  /**
   * @param environment of the process; names user, machine and CI job in the lock
   * @param command what this run is, for others who find it at work
   */
  public PostgresBackend(
      PostgresAddress address, Map<String, String> environment, String command, Clock clock) {
    this.address = requireNonNull(address, "address");
    this.environment = Map.copyOf(environment);
    this.command = requireNonNull(command, "command");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public List<Target> targets() {
    return alone(
        connection ->
            Sql.list(
                connection,
                row ->
                    new Target(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4))),
                "select host, workspace_id, workspace_name, environment from states"
                    + " order by target"));
  }

  @Override
  public TargetState load(Target target) {
    Optional<String> text =
        read(
            target,
            connection ->
                Sql.first(
                    connection,
                    row -> row.getString(1),
                    "select state from states where target = ?",
                    target.key()));
    return text.map(found -> decoded(found, target))
        .orElseGet(() -> new TargetState(UUID.randomUUID().toString(), 0, target, new TreeMap<>()));
  }

  private TargetState decoded(String text, Target target) {
    try {
      return StateJson.read(text, "state of " + target.key(), target);
    } catch (CozeDataException e) {
      throw damaged(target, e.what() + ": " + e.why(), e);
    } catch (IllegalArgumentException e) {
      throw damaged(target, e.getMessage(), e);
    }
  }

  private CozeStateException damaged(Target target, String why, Exception cause) {
    return new CozeStateException(
        "state is damaged: " + target.key() + " in " + place(),
        why,
        "put a good copy back from table state_backups, or delete the row in table states and run"
            + " again with --adopt",
        cause);
  }

  @Override
  public TargetState save(TargetState state) {
    Target target = state.target();
    TargetState next = state.withSerial(state.serial() + 1);
    fenced(
        target,
        connection -> {
          backUp(connection, target);
          int replaced =
              Sql.update(
                  connection,
                  "update states set serial = ?, state = ?, host = ?, workspace_name = ?,"
                      + " environment = ?, saved = clock_timestamp() where target = ? and lineage = ? and serial = ?",
                  next.serial(),
                  texts.of(next),
                  target.host(),
                  target.workspaceName(),
                  target.environment().orElse(null),
                  target.key(),
                  state.lineage(),
                  state.serial());
          if (replaced == 0 && !insert(connection, next)) {
            throw moved(target);
          }
          return null;
        });
    backedUp.put(target.key(), true);
    return next;
  }

  @Override
  public void restore(TargetState state) {
    fenced(
        state.target(),
        connection -> {
          backUp(connection, state.target());
          Sql.update(connection, "delete from states where target = ?", state.target().key());
          return insert(connection, state);
        });
    backedUp.put(state.target().key(), true);
  }

  private boolean insert(Connection connection, TargetState state) throws SQLException {
    Target target = state.target();
    return 1
        == Sql.update(
            connection,
            "insert into states (target, host, workspace_id, workspace_name, environment, lineage,"
                + " serial, state) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            target.key(),
            target.host(),
            target.workspaceId(),
            target.workspaceName(),
            target.environment().orElse(null),
            state.lineage(),
            state.serial(),
            texts.of(state));
  }

  /** The version before the first save of a run; the five newest of them stay. */
  private void backUp(Connection connection, Target target) throws SQLException {
    if (backedUp.containsKey(target.key())) {
      return;
    }
    Sql.update(
        connection,
        "insert into state_backups (target, lineage, serial, state, saved) select target, lineage,"
            + " serial, state, saved from states where target = ? on conflict do nothing",
        target.key());
    Sql.update(
        connection,
        "delete from state_backups where target = ? and (lineage, serial) in (select lineage,"
            + " serial from state_backups where target = ? order by saved desc, serial desc"
            + " offset ?)",
        target.key(),
        target.key(),
        BACKUPS);
  }

  @Override
  public JournalStore journals(Target target) {
    return new PostgresJournals(this, target);
  }

  @Override
  public Journal journal(Target target, String run) {
    return Journal.open(journals(target), run, clock);
  }

  @Override
  public TargetLock lock(Target target) {
    PostgresSession session = session();
    try {
      LockRecord mine =
          LockRecord.ofThisProcess(target.key(), environment, command, clock.instant());
      PostgresLock lock = PostgresLock.acquire(session, mine);
      locks.put(target.key(), lock);
      backedUp.remove(target.key());
      return new Holding(target.key(), lock);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public List<HeldLock> locks() {
    return withSession(PostgresLock::all);
  }

  @Override
  public void unlock(LockRecord record) {
    withSession(
        session -> {
          PostgresLock.remove(session, record);
          return null;
        });
  }

  @Override
  public ReleaseStore releases(Target target) {
    return new PostgresReleases(this, target);
  }

  @Override
  public String place() {
    return address.toString();
  }

  @Override
  public void close() {
    locks.values().forEach(PostgresLock::close);
    locks.clear();
  }

  /** Reads something of a target: on the session that holds it, else on one of its own. */
  <T> T read(Target target, Sql.Work<T> work) {
    PostgresLock held = locks.get(target.key());
    return held == null ? alone(work) : held.session().in(work);
  }

  /** Writes something of a target, if this run still holds it. */
  <T> T fenced(Target target, Sql.Work<T> work) {
    PostgresLock held = locks.get(target.key());
    if (held == null) {
      throw new IllegalStateException("written without the lock of " + target.key());
    }
    return held.fenced(work);
  }

  private <T> T alone(Sql.Work<T> work) {
    return withSession(session -> session.in(work));
  }

  private interface OnSession<T> {
    T on(PostgresSession session);
  }

  private <T> T withSession(OnSession<T> work) {
    try (PostgresSession session = session()) {
      return work.on(session);
    }
  }

  private PostgresSession session() {
    PostgresSession session = PostgresSession.open(address);
    if (!isReady) {
      try {
        PostgresSchema.ensure(session);
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
      isReady = true;
    }
    return session;
  }

  private static CozeLockedException moved(Target target) {
    return new CozeLockedException(
        "another run has saved the state of " + target.key() + " meanwhile",
        "it is not the version that this run has read",
        "run the same command again: it goes on from the journal");
  }

  /** The hold of a run; once let go, reads have a session of their own again. */
  private final class Holding implements TargetLock {
    private final String key;
    private final PostgresLock lock;

    Holding(String key, PostgresLock lock) {
      this.key = key;
      this.lock = lock;
    }

    @Override
    public void requireHeld() {
      lock.requireHeld();
    }

    @Override
    public void close() {
      locks.remove(key, lock);
      lock.close();
    }
  }
}
