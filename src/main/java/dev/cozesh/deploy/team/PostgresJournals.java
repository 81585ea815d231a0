package dev.cozesh.deploy.team;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalStore;
import java.util.List;

/** Journals as rows, a row a line. */
final class PostgresJournals implements JournalStore {
  private final PostgresBackend backend;
  private final Target target;

  PostgresJournals(PostgresBackend backend, Target target) {
    this.backend = requireNonNull(backend, "backend");
    this.target = requireNonNull(target, "target");
  }

  @Override
  public List<String> unfinished() {
    return backend.read(
        target,
        connection ->
            Sql.list(
                connection,
                row -> row.getString(1),
                "select run from journals where target = ? and not ended order by run collate \"C\"",
                target.key()));
  }

  @Override
  public List<String> all() {
    return backend.read(
        target,
        connection ->
            Sql.list(
                connection,
                row -> row.getString(1),
                "select run from journals where target = ? order by run collate \"C\"",
                target.key()));
  }

  @Override
  public boolean has(String run) {
    return backend.read(
        target,
        connection ->
            Sql.first(
                    connection,
                    row -> true,
                    "select 1 from journals where target = ? and run = ?",
                    target.key(),
                    run)
                .isPresent());
  }

  @Override
  public List<String> lines(String run) {
    return backend.read(
        target,
        connection ->
            Sql.list(
                connection,
                row -> row.getString(1),
                "select line from journal_lines where target = ? and run = ? order by number",
                target.key(),
                run));
  }

  @Override
  public Lines append(String run) {
    backend.fenced(
        target,
        connection ->
            Sql.update(
                connection,
                "insert into journals (target, run) values (?, ?) on conflict do nothing",
                target.key(),
                run));
    return new Rows(run);
  }

  @Override
  public void keepEnded(int newest) {
    backend.fenced(
        target,
        connection ->
            Sql.update(
                connection,
                "delete from journals where target = ? and run in (select run from journals where"
                    + " target = ? and ended order by run collate \"C\" desc offset ?)",
                target.key(),
                target.key(),
                newest));
  }

  @Override
  public String place(String run) {
    return "run " + run + " of " + target.key() + " in " + backend.place();
  }

  /** Durable with each line: the database has no cheaper promise. */
  private final class Rows implements Lines {
    private final String run;

    Rows(String run) {
      this.run = run;
    }

    @Override
    public void add(String line, boolean durable) {
      write(line, false);
    }

    @Override
    public void end(String line) {
      write(line, true);
    }

    private void write(String line, boolean ends) {
      backend.fenced(
          target,
          connection -> {
            Sql.update(
                connection,
                "insert into journal_lines (target, run, line) values (?, ?, ?)",
                target.key(),
                run,
                line);
            return ends
                ? Sql.update(
                    connection,
                    "update journals set ended = true where target = ? and run = ?",
                    target.key(),
                    run)
                : 0;
          });
    }

    @Override
    public void close() {}
  }
}
