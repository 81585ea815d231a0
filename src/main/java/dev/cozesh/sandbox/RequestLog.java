package dev.cozesh.sandbox;

import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was asked and what was done, for tests and people. Thread-safe. */
final class RequestLog implements AutoCloseable {
  private static final int KEPT = 10_000;

  private final Deque<LoggedRequest> latest = new ArrayDeque<>();
  private final Map<String, Integer> requests = new TreeMap<>();
  private final Map<String, Integer> commits = new TreeMap<>();
  private final Map<String, Integer> handled = new TreeMap<>();
  private final Optional<BufferedWriter> file;

  /** Appends to {@code requests.jsonl} in the storage's directory, if it has one. */
  RequestLog(Storage storage) {
    this.file = storage.place().map(RequestLog::writer);
  }

  synchronized void arrived(String route) {
    requests.merge(RouteKey.of(route), 1, Integer::sum);
  }

  synchronized void committed(String route) {
    commits.merge(RouteKey.of(route), 1, Integer::sum);
  }

  synchronized void handled(String route) {
    handled.merge(RouteKey.of(route), 1, Integer::sum);
  }

  synchronized void finished(LoggedRequest request) {
    latest.addLast(request);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
    if (file.isPresent()) {
      try {
        file.get().append(Json.line(request.toJson())).append('\n').flush();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** Forgets the requests; counts and the file go on. */
  synchronized void clear() {
    latest.clear();
  }

  synchronized void restartCounts() {
    requests.clear();
    commits.clear();
    handled.clear();
  }

  synchronized List<LoggedRequest> all() {
    return List.copyOf(latest);
  }

  synchronized int requests(String route) {
    return requests.getOrDefault(RouteKey.of(route), 0);
  }

  synchronized int commits(String route) {
    return commits.getOrDefault(RouteKey.of(route), 0);
  }

  synchronized int handled() {
    return handled.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized Map<String, Map<String, Integer>> counts() {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    counts.put("requests", new TreeMap<>(requests));
    counts.put("commits", new TreeMap<>(commits));
    counts.put("handled", new TreeMap<>(handled));
    return counts;
  }

  @Override
  public synchronized void close() {
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  private static BufferedWriter writer(Path directory) {
    try {
      return Files.newBufferedWriter(
          directory.resolve("requests.jsonl"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static CozeStateException unwritable(IOException cause) {
    return new CozeStateException(
        "the sandbox's request log cannot be written",
        String.valueOf(cause.getMessage()),
        "",
        cause);
  }
}
