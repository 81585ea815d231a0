package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

/**
 * Who holds a lock.
 *
 * @param id unique to this holding
 * @param processStart when the process began, as ISO 8601; with {@code pid} it tells processes
 *     apart
 * @param job address of a CI job, or empty
 * @param renewed when the holder last said that it lives, as ISO 8601
 */
record LockRecord(
    String id,
    long pid,
    String processStart,
    String host,
    String user,
    String job,
    String started,
    String renewed) {
  LockRecord {
    requireNonNull(id, "id");
    requireNonNull(started, "started");
    requireNonNull(renewed, "renewed");
  }

  LockRecord renewedAt(String now) {
    return new LockRecord(id, pid, processStart, host, user, job, started, now);
  }

  String holder() {
    String who = "process " + pid + " of " + user + " on " + host + ", since " + started;
    return job == null || job.isEmpty() ? who : who + ", " + job;
  }
}
