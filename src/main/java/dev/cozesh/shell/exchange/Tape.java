package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.OpenSocket;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Between a session's calls and the wire: lets them through, writes them down, or answers them from
 * a recording, as it is switched. A call under way ends as it began. Thread-safe.
 */
public final class Tape {
  private static final String NOBODY = "Bearer replayed";

  private final Redactor redactor;
  private final InstantSource clock;
  private final Consumer<String> remarks;
  private volatile Reel reel = new Reel.Live();
  private volatile long replayed;
  private String lastTold = "";

  /** What the tape does at the moment. */
  private sealed interface Reel {
    Transport on(Transport live);

    record Live() implements Reel {
      @Override
      public Transport on(Transport live) {
        return live;
      }
    }

    record Recording(Recorder recorder) implements Reel {
      @Override
      public Transport on(Transport live) {
        return new RecordingTransport(live, recorder);
      }
    }

    record Replaying(Cassette cassette, ReplayingTransport player) implements Reel {
      @Override
      public Transport on(Transport live) {
        return player;
      }
    }
  }

  /**
   * A tape that lets everything through.
   *
   * @param redactor masks what is written; asks for the secrets at each use
   * @param clock tells when a recording began
   * @param remarks told of each replayed call, and of a recording that ends by a failure
   */
  public Tape(Redactor redactor, InstantSource clock, Consumer<String> remarks) {
    this.redactor = requireNonNull(redactor, "redactor");
    this.clock = requireNonNull(clock, "clock");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /** What a client is built through; may be given to several. */
  public UnaryOperator<Transport> wire() {
    return Switched::new;
  }

  /**
   * Who asks: the live one, unless answers come from a recording, which needs nobody.
   *
   * @param live asked for when it is first needed, and not before
   */
  public Authorizer authorizer(Supplier<Authorizer> live) {
    return new Asker(live);
  }

  /**
   * Writes down all calls from now on.
   *
   * @param file a new one; for its owner alone
   * @throws CozeUsageException when it exists, cannot be written, or the tape is in use
   */
  public synchronized void record(Path file) {
    requireLive();
    reel = new Reel.Recording(Recorder.create(file, redactor, clock, remarks));
  }

  /**
   * Answers all calls from a recording from now on; nothing is sent.
   *
   * @param file the recording
   * @return how many calls it holds
   * @throws CozeUsageException when it is none, or the tape is in use
   */
  public synchronized int replay(Path file) {
    requireLive();
    Cassette cassette = Cassette.read(file);
    cassette.remark().ifPresent(remarks);
    reel = new Reel.Replaying(cassette, new ReplayingTransport(cassette, redactor, this::told));
    return cassette.entries().size();
  }

  private void requireLive() {
    if (reel instanceof Reel.Recording recording) {
      throw new CozeUsageException(
          "calls are being recorded into " + recording.recorder().file(),
          "",
          "`/record off` first");
    }
    if (reel instanceof Reel.Replaying replaying) {
      throw new CozeUsageException(
          "calls are being replayed from " + replaying.cassette().file(),
          "",
          "`/replay off` first");
    }
  }

  /** Lets all calls through again. */
  public synchronized void stop() {
    reel = new Reel.Live();
  }

  /** The file that calls are written to. */
  public Optional<Path> recording() {
    return reel instanceof Reel.Recording recording
        ? Optional.of(recording.recorder().file())
        : Optional.empty();
  }

  /** How many calls were written to the file. */
  public long recorded() {
    return reel instanceof Reel.Recording recording ? recording.recorder().calls() : 0;
  }

  /** The file that calls are answered from. */
  public Optional<Path> replaying() {
    return reel instanceof Reel.Replaying replaying
        ? Optional.of(replaying.cassette().file())
        : Optional.empty();
  }

  /** How many calls of this session were answered from recordings. */
  public long replayed() {
    return replayed;
  }

  /** A new line of the prompt begins: what it replays is told anew. */
  public synchronized void lineBegins() {
    lastTold = "";
  }

  // A list of fifty pages is told once.
  private synchronized void told(String operation) {
    replayed++;
    if (!operation.equals(lastTold)) {
      lastTold = operation;
      remarks.accept("(replayed) " + operation);
    }
  }

  private final class Switched implements Transport {
    private final Transport live;

    private Switched(Transport live) {
      this.live = live;
    }

    @Override
    public Answer send(Request request, Dispatch dispatch) {
      return reel.on(live).send(request, dispatch);
    }

    @Override
    public OpenAnswer open(Request request, Dispatch dispatch) {
      return reel.on(live).open(request, dispatch);
    }

    @Override
    public OpenSocket connect(Request request, Dispatch dispatch) {
      return reel.on(live).connect(request, dispatch);
    }

    @Override
    public void close() {
      live.close();
    }
  }

  private final class Asker implements Authorizer {
    private final Supplier<Authorizer> live;
    private Authorizer known;

    private Asker(Supplier<Authorizer> live) {
      this.live = live;
    }

    private synchronized Authorizer known() {
      if (known == null) {
        known = live.get();
      }
      return known;
    }

    private synchronized Optional<Authorizer> ifKnown() {
      return Optional.ofNullable(known);
    }

    @Override
    public String authorization() {
      return replaying().isPresent() ? NOBODY : known().authorization();
    }

    @Override
    public Map<String, String> headers(String authorization) {
      return authorization.equals(NOBODY)
          ? Authorizer.super.headers(authorization)
          : known().headers(authorization);
    }

    /** A recorded call whose token was renewed holds both its answers. */
    @Override
    public boolean renew(String refusedAuthorization) {
      return refusedAuthorization.equals(NOBODY) || known().renew(refusedAuthorization);
    }

    @Override
    public Set<String> secrets() {
      return ifKnown().map(Authorizer::secrets).orElse(Set.of());
    }
  }
}
