import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One measure of one client in a process of its own. Arguments: measure, base URL, scratch
 * directory. Prints lines of name, tab, value.
 */
public final class Worker {
  private static final int[] STATUSES = {200, 400, 401, 403, 429, 500};

  private final String base;
  private final Path scratch;
  private final Contender contender = new Candidate();

  private Worker(String base, Path scratch) {
    this.base = base;
    this.scratch = scratch;
  }

  public static void main(String[] args) throws Exception {
    Worker worker = new Worker(args[1], Path.of(args[2]));
    try {
      worker.measure(args[0]);
    } catch (OutOfMemoryError e) {
      print("outcome", "OutOfMemoryError");
    }
    System.out.flush();
    Runtime.getRuntime().halt(0); // threads that a client leaves behind are not waited for
  }

  private void measure(String name) throws Exception {
    switch (name) {
      case "duplicates" -> duplicates();
      case "codes" -> codes();
      case "logids" -> logIds();
      case "sse" -> sse();
      case "truncated" -> truncated();
      case "cancel" -> cancel();
      case "hang" -> hang();
      case "states" -> states();
      case "idle" -> idle();
      case "gigabyte" -> gigabyte();
      case "events" -> events();
      case "delay" -> delay();
      case "upload" -> transfer(() -> contender.upload(scratch.resolve("512MB")));
      case "download" -> transfer(() -> contender.download(scratch.resolve("download")));
      case "calls1" -> calls(1);
      case "calls32" -> calls(32);
      case "refresh" -> refresh();
      case "deep" -> hostile("deep");
      case "huge" -> hostile("huge");
      case "stale" -> stale();
      default -> throw new IllegalArgumentException(name);
    }
  }

  private void duplicates() throws Exception {
    contender.connect(base, true);
    int failed = 0;
    for (int i = 0; i < 10_000; i++) {
      String bot = String.format("bot-%05d", i);
      failed += fails(() -> contender.create(bot)) ? 1 : 0;
    }
    print("told as failed", failed);
  }

  private void codes() throws Exception {
    contender.connect(base, false);
    int kept = 0;
    for (int index = 0; index < 30; index++) {
      for (int status : STATUSES) {
        long wanted = 4_000 + index;
        Throwable failure = failure(() -> contender.read("code-" + wanted + "-" + status));
        kept += failure != null && contender.code(failure) == wanted ? 1 : 0;
      }
    }
    print("kept", kept);
  }

  private void logIds() throws Exception {
    contender.connect(base, false);
    int kept = 0;
    for (int index = 0; index < 30; index++) {
      for (int status : STATUSES) {
        String id = "code-" + (4_000 + index) + "-" + status;
        kept += keepsLogId(() -> contender.read(id)) ? 1 : 0;
      }
    }
    for (String id : List.of("html-502", "html-200", "empty", "broken")) {
      kept += keepsLogId(() -> contender.read(id)) ? 1 : 0;
    }
    for (int i = 0; i < 2; i++) { // a bare envelope in the stream, then an error event
      kept += keepsLogId(() -> contender.chat(piece -> {})) ? 1 : 0;
    }
    print("kept", kept);
  }

  private boolean keepsLogId(Action action) {
    Throwable failure = failure(action);
    return failure != null && contender.logId(failure).startsWith("log-");
  }

  private void sse() throws Exception {
    contender.connect(base, false);
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (SseCases.Case each : SseCases.all()) {
      List<String> pieces = new ArrayList<>();
      boolean failed = fails(() -> contender.chat(pieces::add));
      if (!failed && pieces.equals(each.pieces())) {
        right++;
      } else {
        wrong.add(each.name());
      }
    }
    print("right", right);
    print("wrong", String.join(" ", wrong));
  }

  private void truncated() throws Exception {
    contender.connect(base, false);
    int told = 0;
    for (int i = 0; i < 500; i++) {
      told += fails(() -> contender.chat(piece -> {})) ? 1 : 0;
    }
    print("told", told);
  }

  private void cancel() throws Exception {
    contender.connect(base, false);
    Runnable hangUp = contender.hold();
    TimeUnit.MILLISECONDS.sleep(500);
    print("at", System.nanoTime());
    hangUp.run();
    TimeUnit.SECONDS.sleep(11);
  }

  private void hang() throws Exception {
    contender.connect(base, false);
    long began = System.nanoTime();
    String[] status = new String[1];
    Throwable failure = failure(() -> status[0] = contender.poll(Duration.ofSeconds(5)));
    print("seconds", (System.nanoTime() - began) / 1e9);
    print("told", failure == null ? "returned with status " + status[0] : "an error");
  }

  private void states() throws Exception {
    contender.connect(base, false);
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (String state : States.ALL) {
      String[] status = new String[1];
      Throwable failure = failure(() -> status[0] = contender.poll(Duration.ofSeconds(20)));
      if (States.isRight(state, status[0], failure != null)) {
        right++;
      } else {
        wrong.add(state + " gave " + (failure == null ? status[0] : "an error"));
      }
    }
    print("right", right);
    print("wrong", String.join(", ", wrong));
  }

  private void idle() throws Exception {
    contender.connect(base, false);
    int before = Thread.getAllStackTraces().size();
    List<Runnable> open = new ArrayList<>();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (open.size() < 500 && System.nanoTime() < until) {
      open.add(contender.hold());
    }
    TimeUnit.SECONDS.sleep(3);
    print("threads", Thread.getAllStackTraces().size() - before);
    print("heap a stream", (usedAfterCollection() / Math.max(1, open.size())) >> 10);
  }

  private void gigabyte() throws Exception {
    contender.connect(base, false);
    AtomicLong taken = new AtomicLong();
    Peak peak = new Peak();
    Throwable failure =
        failure(
            () ->
                contender.chat(
                    piece -> {
                      long count = taken.incrementAndGet();
                      if (count < 20_000 && count % 100 == 0) {
                        pause(20); // slow for the first 4 s, then as fast as it goes
                      }
                    }));
    print("outcome", failure == null ? "whole" : String.valueOf(root(failure)));
    print("events", taken.get());
    print("heap", peak.megabytes());
  }

  private void events() throws Exception {
    contender.connect(base, false);
    for (int round = 0; round < 2; round++) { // the first warms up
      AtomicLong taken = new AtomicLong();
      long cpu = cpu();
      long began = System.nanoTime();
      contender.chat(piece -> taken.incrementAndGet());
      print("per second", (long) (taken.get() / ((System.nanoTime() - began) / 1e9)));
      print("cpu", (cpu() - cpu) / 1e3 / taken.get());
    }
  }

  private void delay() throws Exception {
    contender.connect(base, false);
    List<Long> delays = new ArrayList<>();
    contender.chat(
        piece -> {
          if (piece.matches("\\d+")) {
            delays.add(System.nanoTime() - Long.parseLong(piece));
          }
        });
    long[] sorted = delays.stream().skip(200).mapToLong(Long::longValue).sorted().toArray();
    print("p99", sorted[(int) (sorted.length * 0.99)] / 1e6);
    print("median", sorted[sorted.length / 2] / 1e6);
  }

  private void transfer(Action action) throws Exception {
    contender.connect(base, false);
    fails(() -> contender.read("code-4000-400")); // what the client itself needs is not counted
    long before = usedAfterCollection();
    Peak peak = new Peak();
    long began = System.nanoTime();
    Throwable failure = failure(action);
    print("seconds", (System.nanoTime() - began) / 1e9);
    print("heap", Math.max(0, peak.megabytes() - (before >> 20)));
    print("outcome", failure == null ? "whole" : String.valueOf(root(failure)));
  }

  private void calls(int threads) throws Exception {
    contender.connect(base, false);
    run(threads, 3); // warms up
    long allocated = allocated();
    long cpu = cpu();
    long began = System.nanoTime();
    long calls = run(threads, 4);
    double seconds = (System.nanoTime() - began) / 1e9;
    print("per second", (long) (calls / seconds));
    print("cpu", (cpu() - cpu) / 1e3 / calls);
    print("bytes a call", (allocated() - allocated) / calls);
  }

  private long run(int threads, int seconds) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    AtomicLong calls = new AtomicLong();
    List<Thread> running = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < until) {
                  Throwable failure = failure(() -> contender.read("kilobyte"));
                  if (failure != null) {
                    synchronized (failures) {
                      failures.add(failure);
                    }
                    return;
                  }
                  calls.incrementAndGet();
                }
                finished.addAndGet(
                    ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                        .getCurrentThreadAllocatedBytes());
              });
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0));
    }
    return calls.get();
  }

  private final AtomicLong finished = new AtomicLong();

  /** Processor time of this process in nanoseconds, all threads together. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Bytes allocated by the threads that are over and those that live. */
  private long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long living =
        Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
            .filter(bytes -> bytes > 0)
            .sum();
    return living + finished.get();
  }

  private void refresh() throws Exception {
    contender.connectWithKey(base, Files.readString(scratch.resolve("key.pem")));
    ExecutorService threads = Executors.newFixedThreadPool(50);
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger answered = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(
          threads.submit(
              () -> {
                start.await();
                answered.addAndGet(fails(() -> contender.read("kilobyte")) ? 0 : 1);
                return null;
              }));
    }
    start.countDown();
    for (Future<?> each : all) {
      each.get();
    }
    print("answered", answered.get());
  }

  private void hostile(String id) throws Exception {
    contender.connect(base, false);
    long began = System.nanoTime();
    Throwable failure = failure(() -> contender.read(id));
    print("seconds", (System.nanoTime() - began) / 1e9);
    print("outcome", failure == null ? "taken for an answer" : root(failure).getClass().getName());
  }

  private void stale() throws Exception {
    contender.connect(base, true);
    Random random = new Random(22);
    int failed = 0;
    for (int i = 0; i < 500; i++) {
      pause(10 + random.nextInt(21));
      failed += fails(() -> contender.read("kilobyte")) ? 1 : 0;
    }
    print("failed", failed);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static boolean fails(Action action) {
    return failure(action) != null;
  }

  private static Throwable failure(Action action) {
    try {
      action.run();
      return null;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return e;
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void print(String name, Object value) {
    System.out.println(name + '\t' + value);
  }

  /** The most that a collection left in the heap since this was made. */
  private static final class Peak {
    private volatile long most;

    Peak() {
      Thread watch =
          new Thread(
              () -> {
                while (true) {
                  most = Math.max(most, leftByCollections());
                  pause(20);
                }
              });
      watch.setDaemon(true);
      watch.start();
    }

    long megabytes() {
      most = Math.max(most, leftByCollections());
      return most >> 20;
    }

    private static long leftByCollections() {
      long sum = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        MemoryUsage left = pool.getCollectionUsage();
        sum += left == null ? 0 : left.getUsed();
      }
      return sum;
    }
  }
}
