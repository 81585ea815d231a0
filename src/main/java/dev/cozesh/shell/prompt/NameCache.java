package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Effect;
import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.LiveNames;
import dev.cozesh.dsl.complete.NameKind;
import dev.cozesh.dsl.complete.NameList;
import dev.cozesh.error.CozeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The names that live on Coze, kept by host, workspace and kind. A list is loaded when it is first
 * asked for, by one daemon thread; whoever asks waits 200 ms at most and then gets what is there.
 * It is loaded again behind an answer when it is older than two minutes, and before one when this
 * session changed what it lists. A failure is a text, never an exception. Thread-safe.
 */
public final class NameCache implements LiveNames, AutoCloseable {
  /** More of one kind are not loaded. */
  public static final int MOST_NAMES = 10_000;

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);
  private static final int FIRST_PART = 20; // a page; parts are shown at twice the last one's size

  private final NameSource source;
  private final InstantSource clock;
  private final Duration patience;
  private final ThreadPoolExecutor loader;
  private final Map<Key, Slot> slots = new HashMap<>();
  private volatile Thread loading;
  private volatile Runnable told = () -> {};
  private String place = "";
  private long generation;

  /**
   * A cache that knows nothing yet and asks for nothing yet.
   *
   * @param source what asks the server
   * @param clock tells how old a list is
   */
  public NameCache(NameSource source, InstantSource clock) {
    this(source, clock, PATIENCE);
  }

  NameCache(NameSource source, InstantSource clock, Duration patience) {
    this.source = requireNonNull(source, "source");
    this.clock = requireNonNull(clock, "clock");
    this.patience = requireNonNull(patience, "patience");
    this.loader =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::daemon);
    loader.allowCoreThreadTimeOut(true);
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "names");
    thread.setDaemon(true);
    loading = thread;
    return thread;
  }

  private record Key(String place, NameKind kind) {}

  /** What is known of one list. Guarded by the cache. */
  private static final class Slot {
    NameList names = NameList.EMPTY;
    String failure = "";
    Instant askedAt = Instant.MIN;
    boolean whole;
    boolean stale;
    CompletableFuture<Void> running;
    Future<?> work;
  }

  @Override
  public Known names(NameKind kind) {
    Slot slot;
    CompletableFuture<Void> running;
    synchronized (this) {
      slot = wanted(kind);
      running = slot.running;
      boolean waits = isAwaited(slot) && Thread.currentThread() != loading; // not for itself
      if (!waits) {
        return known(slot);
      }
    }
    await(running);
    synchronized (this) {
      return known(slot);
    }
  }

  private static boolean isAwaited(Slot slot) {
    return slot.running != null && (!slot.whole || slot.stale);
  }

  private static Known known(Slot slot) {
    boolean loading = isAwaited(slot);
    return new Known(slot.names, loading, loading ? "" : slot.failure);
  }

  @Override
  public void onLoaded(Runnable listener) {
    told = requireNonNull(listener, "listener");
  }

  /**
   * Loads a list behind what goes on, when it is not there or old.
   *
   * @param kind which one
   */
  public synchronized void prefetch(NameKind kind) {
    wanted(kind);
  }

  private Slot wanted(NameKind kind) {
    String now = source.place();
    if (!now.equals(place)) {
      place = now;
      slots.values().forEach(NameCache::stop); // nobody waits for the lists of another workspace
    }
    Slot slot = slots.computeIfAbsent(new Key(now, kind), any -> new Slot());
    Duration age =
        slot.askedAt == Instant.MIN
            ? Duration.ofDays(1)
            : Duration.between(slot.askedAt, clock.instant());
    Duration limit = slot.failure.isEmpty() ? FRESH : BEFORE_NEXT_TRY;
    if (slot.running == null && (slot.stale || age.compareTo(limit) > 0)) {
      load(kind, slot);
    }
    return slot;
  }

  private void load(NameKind kind, Slot slot) {
    CompletableFuture<Void> running = new CompletableFuture<>();
    slot.running = running;
    slot.askedAt = clock.instant();
    slot.work = loader.submit(() -> run(kind, slot, running));
  }

  private static void stop(Slot slot) {
    if (slot.running != null) {
      slot.work.cancel(true);
      slot.running.complete(null);
      slot.running = null;
      slot.askedAt = Instant.MIN;
    }
  }

  private void run(NameKind kind, Slot slot, CompletableFuture<Void> running) {
    try {
      List<LiveName> names = new ArrayList<>();
      int shown = FIRST_PART;
      for (LiveName each : source.list(kind)) {
        names.add(each);
        if (names.size() >= MOST_NAMES) {
          break;
        }
        if (names.size() == shown) {
          part(slot, running, NameList.of(names));
          shown *= 2;
        }
      }
      ended(slot, running, Optional.of(NameList.of(names)), "");
    } catch (CozeException e) {
      ended(slot, running, Optional.empty(), e.what());
    } catch (RuntimeException e) { // a bug of ours: the row names it, the prompt goes on
      ended(slot, running, Optional.empty(), e.toString());
    }
  }

  /** Shows the beginning of a list that was not there at all. */
  private void part(Slot slot, CompletableFuture<Void> running, NameList names) {
    synchronized (this) {
      if (slot.running != running || slot.whole) {
        return;
      }
      slot.names = names;
      generation++;
    }
    told.run();
  }

  private void ended(
      Slot slot, CompletableFuture<Void> running, Optional<NameList> names, String failure) {
    synchronized (this) {
      if (slot.running == running) {
        slot.running = null;
        slot.failure = failure;
        slot.stale = false;
        names.ifPresent(
            all -> {
              slot.names = all;
              slot.whole = true;
            });
        generation++;
      }
    }
    running.complete(null);
    told.run();
  }

  private void await(CompletableFuture<Void> running) {
    try {
      running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return; // what is there is shown, the rest comes behind
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a load tells its failure as text", e);
    }
  }

  /** {@return a number that grows with every change of what is known} */
  public synchronized long generation() {
    return generation;
  }

  /**
   * Has a list loaded again, because this session changed what it lists.
   *
   * @param kind which one
   */
  public synchronized void invalidate(NameKind kind) {
    slots.forEach(
        (key, slot) -> {
          if (key.kind() == kind) {
            stop(slot);
            slot.stale = true;
          }
        });
  }

  /**
   * Has the lists loaded again that a call of this session may have changed.
   *
   * @param path of the call
   * @param effect of the call; empty when it is not known
   */
  public void changed(String path, Optional<Effect> effect) {
    if (effect.isPresent() && effect.get() == Effect.READ) {
      return;
    }
    if (path.contains("/bot") || path.contains("/draftbot/")) {
      invalidate(NameKind.BOT);
    } else if (path.matches(".*/(datasets?|knowledge|open_api/knowledge)(/.*)?")) {
      invalidate(NameKind.KNOWLEDGE);
    } else if (path.contains("/workspace")) {
      invalidate(NameKind.WORKSPACE);
    } else if (path.contains("/workflow_api/")) {
      invalidate(NameKind.WORKFLOW);
    } else if (path.contains("/database")) {
      invalidate(NameKind.DATABASE);
    } else if (path.contains("/audio/voices")) {
      invalidate(NameKind.VOICE);
    } else if (path.contains("/apps") || path.contains("/entity")) {
      invalidate(NameKind.APP);
      invalidate(NameKind.WORKFLOW);
      invalidate(NameKind.BOT);
    }
  }

  /** Has every list loaded again when it is next asked for. */
  public synchronized void refresh() {
    slots.values().forEach(NameCache::stop);
    slots.clear();
    generation++;
  }

  /** Ends the loading thread; what is known stays. */
  @Override
  public void close() {
    loader.shutdownNow();
  }
}
