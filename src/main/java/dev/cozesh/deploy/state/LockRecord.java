package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param id unique to this holding
 * @param target key of what is held
 * @param processStart when the process began, as ISO 8601; with {@code pid} it tells processes
 *     apart
 * @param command what the holder runs, {@code cozesh apply deploy.groovy}
 * @param job address of a CI job, or empty
 * @param started when it was taken, as ISO 8601
 * @param renewed when the holder last said that it lives, as ISO 8601
 */
public record LockRecord(
    String id,
    String target,
    long pid,
    String processStart,
    String host,
    String user,
    String command,
    String job,
    String started,
    String renewed) {
  public LockRecord {
    requireNonNull(id, "id");
    target = target == null ? "" : target;
    processStart = processStart == null ? "" : processStart;
    host = host == null ? "" : host;
    user = user == null ? "" : user;
    command = command == null ? "" : command;
    job = job == null ? "" : job;
    Instant.parse(requireNonNull(started, "started"));
    Instant.parse(requireNonNull(renewed, "renewed"));
  }

  /**
   * A new holding by this process.
   *
   * @param target key of what is to be held
   * @param environment of the process; names the user, the machine and the CI job
   */
  public static LockRecord ofThisProcess(
      String target, Map<String, String> environment, String command, Instant now) {
    ProcessHandle process = ProcessHandle.current();
    return new LockRecord(
        UUID.randomUUID().toString(),
        target,
        process.pid(),
        start(process),
        machine(environment),
        environment.getOrDefault("USER", System.getProperty("user.name", "")),
        command,
        CiJob.address(environment).orElse(""),
        now.toString(),
        now.toString());
  }

  /** The same holding, renewed. */
  public LockRecord renewedAt(Instant now) {
    return at(started, now.toString());
  }

  /** The same holding as another clock saw it. */
  public LockRecord at(String newStarted, String newRenewed) {
    return new LockRecord(
        id, target, pid, processStart, host, user, command, job, newStarted, newRenewed);
  }

  /** Who it is, for people: command, user, machine, process, since when, and the CI job. */
  public String holder() {
    String since = Instant.parse(started).truncatedTo(ChronoUnit.SECONDS).toString();
    String who =
        (command.isEmpty() ? "" : "`" + command + "`, ")
            + "process "
            + pid
            + " of "
            + user
            + " on "
            + host
            + ", since "
            + since;
    return job.isEmpty() ? who : who + ", " + job;
  }

  /** Who it is, for what outlasts the run: user, machine and the CI job. */
  public String author() {
    String who = user + "@" + host;
    return job.isEmpty() ? who : who + ", " + job;
  }

  /** Whether its process is gone; false as well when another machine is asked. */
  boolean isOfADeadProcessOf(String machine) {
    return host.equals(machine)
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> start(process).equals(processStart))
            .isEmpty();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** The machine's name without asking a name server. */
  static String machine(Map<String, String> environment) {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      if (Files.isReadable(kernel)) {
        return Files.readString(kernel).strip();
      }
    } catch (IOException e) {
      return environment.getOrDefault("HOSTNAME", "this machine");
    }
    return environment.getOrDefault(
        "HOSTNAME", environment.getOrDefault("COMPUTERNAME", "this machine"));
  }
}
