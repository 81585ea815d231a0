package dev.cozesh.deploy.team;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.ReleaseStore;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Releases as rows, and what their documents held as rows beside them. */
final class PostgresReleases implements ReleaseStore {
  private final PostgresBackend backend;
  private final Target target;

  PostgresReleases(PostgresBackend backend, Target target) {
    this.backend = requireNonNull(backend, "backend");
    this.target = requireNonNull(target, "target");
  }

  @Override
  public List<Release> all() {
    return backend
        .read(
            target,
            connection ->
                Sql.list(
                    connection,
                    row -> row.getString(1),
                    "select body from releases where target = ? order by number",
                    target.key()))
        .stream()
        .map(this::decoded)
        .toList();
  }

  @Override
  public Optional<Release> find(int number) {
    return backend
        .read(
            target,
            connection ->
                Sql.first(
                    connection,
                    row -> row.getString(1),
                    "select body from releases where target = ? and number = ?",
                    target.key(),
                    number))
        .map(this::decoded);
  }

  @Override
  public Optional<Release> newest() {
    return backend
        .read(
            target,
            connection ->
                Sql.first(
                    connection,
                    row -> row.getString(1),
                    "select body from releases where target = ? order by number desc limit 1",
                    target.key()))
        .map(this::decoded);
  }

  @Override
  public int next() {
    return 1
        + backend.read(
            target,
            connection ->
                Sql.first(
                        connection,
                        row -> row.getInt(1),
                        "select last from release_numbers where target = ?",
                        target.key())
                    .orElse(0));
  }

  @Override
  public void add(Release release, Map<String, byte[]> contents) {
    backend.fenced(
        target,
        connection -> {
          for (Map.Entry<String, byte[]> one : contents.entrySet()) {
            Sql.update(
                connection,
                "insert into contents (target, sha256, bytes) values (?, ?, ?)"
                    + " on conflict do nothing",
                target.key(),
                one.getKey(),
                one.getValue());
          }
          Sql.update(
              connection,
              "insert into release_numbers as known values (?, ?) on conflict (target) do update"
                  + " set last = greatest(known.last, excluded.last)",
              target.key(),
              release.number());
          return Sql.update(
              connection,
              "insert into releases (target, number, body) values (?, ?, ?)"
                  + " on conflict (target, number) do update set body = excluded.body",
              target.key(),
              release.number(),
              Json.line(release));
        });
  }

  @Override
  public void keep(int count) {
    List<Release> all = all();
    if (all.size() <= count) {
      return;
    }
    List<Release> kept = all.subList(all.size() - count, all.size());
    Set<String> needed = new TreeSet<>();
    kept.forEach(release -> needed.addAll(release.contents()));
    backend.fenced(
        target,
        connection -> {
          for (Release old : all.subList(0, all.size() - count)) {
            Sql.update(
                connection,
                "delete from releases where target = ? and number = ?",
                target.key(),
                old.number());
          }
          return Sql.update(
              connection,
              "delete from contents where target = ? and not sha256 = any (string_to_array(?, ','))",
              target.key(),
              String.join(",", needed));
        });
  }

  @Override
  public Optional<byte[]> content(String sha256) {
    return backend.read(
        target,
        connection ->
            Sql.first(
                connection,
                row -> row.getBytes(1),
                "select bytes from contents where target = ? and sha256 = ?",
                target.key(),
                sha256));
  }

  private Release decoded(String body) {
    try {
      return Json.mapper().readValue(body, Release.class);
    } catch (JsonProcessingException e) {
      throw new CozeStateException(
          "a release cannot be read: " + target.key() + " in " + backend.place(),
          e.getOriginalMessage(),
          "delete its row in table releases; the others stay usable",
          e);
    }
  }
}
