package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One token for all threads and all processes, renewed by one of them. The others wait and find it
 * renewed, or learn why it was not. Thread-safe.
 */
final class SharedToken {
  /** Gets the next token; knows the last one, whatever became of it. */
  @FunctionalInterface
  interface Renewal {
    Token renew(Optional<Token> last);
  }

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final TokenStore store;
  private final Renewal renewal;
  private final InstantSource clock;
  private final Consumer<String> remarks;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Token held;
  private volatile Token former;
  private volatile Instant nextTry = Instant.MIN;
  private volatile long flights;
  private CozeException failure;

  /**
   * @param clock the server's, as far as it is known
   * @param remarks told when a renewed token cannot be kept
   */
  SharedToken(TokenStore store, Renewal renewal, InstantSource clock, Consumer<String> remarks) {
    this.store = requireNonNull(store, "store");
    this.renewal = requireNonNull(renewal, "renewal");
    this.clock = requireNonNull(clock, "clock");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /** A token that is good for the next request. */
  Token current() {
    return fresh(Optional.ofNullable(held)).orElseGet(() -> flight(this::found));
  }

  /** Replaces a token that was refused, unless somebody has done so already. */
  void replace(Predicate<Token> refused) {
    flight(
        () -> {
          Token mine = held;
          return mine != null && !refused.test(mine) ? mine : store.alone(() -> other(refused));
        });
  }

  /** The token at hand or in the store, good or not; asks no server. */
  Optional<Token> known() {
    return Optional.ofNullable(held).or(store::read);
  }

  /** Forgets the token, here and in the store. */
  void forget() {
    flight(
        () ->
            store.alone(
                () -> {
                  store.remove();
                  held = null;
                  former = null;
                  return null;
                }));
  }

  /** All that must not be shown: the last token stays secret for a while, too. */
  Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    for (Token token : new Token[] {held, former}) {
      if (token != null) {
        secrets.add(token.accessToken());
        token.refreshToken().ifPresent(secrets::add);
      }
    }
    return secrets;
  }

  private Token found() {
    return fresh(Optional.ofNullable(held))
        .or(() -> fresh(store.read()).map(this::hold))
        .orElseGet(() -> store.alone(this::renewedIfStale));
  }

  private Token renewedIfStale() {
    Optional<Token> last = store.read();
    return fresh(last).map(this::hold).orElseGet(() -> renewedOr(last));
  }

  /** What was to be renewed early, and could not be, is good for a little longer. */
  private Token renewedOr(Optional<Token> last) {
    try {
      return renewed(last);
    } catch (CozeTransportException | CozeServiceException | CozeDataException e) {
      Instant now = clock.instant();
      nextTry = now.plus(PAUSE);
      return last.filter(token -> !token.isOver(now)).map(this::hold).orElseThrow(() -> e);
    }
  }

  private Token other(Predicate<Token> refused) {
    Optional<Token> last = store.read();
    return last.filter(refused.negate()).map(this::hold).orElseGet(() -> renewed(last));
  }

  private Token renewed(Optional<Token> last) {
    Token token = renewal.renew(last);
    keep(token);
    return hold(token);
  }

  private void keep(Token token) {
    boolean interrupted = Thread.interrupted(); // not now: the token before is dead already
    try {
      store.save(token);
    } catch (CozeCredentialException e) {
      remarks.accept(
          e.what() + " (" + e.why() + "): this run goes on, the next one has to log in again");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Token hold(Token token) {
    if (!token.equals(held)) {
      former = held;
      held = token;
    }
    return token;
  }

  private Optional<Token> fresh(Optional<Token> token) {
    Instant now = clock.instant();
    return token.filter(t -> !t.isStale(now) || now.isBefore(nextTry) && !t.isOver(now));
  }

  /** One thread at a time; whoever waited for one that failed, fails like it without a try. */
  private Token flight(Supplier<Token> work) {
    long seen = flights;
    enter();
    try {
      if (flights != seen && failure != null) {
        throw failure;
      }
      failure = null;
      return work.get();
    } catch (CozeInterruptedException e) {
      throw e;
    } catch (CozeException e) {
      failure = e;
      throw e;
    } finally {
      flights++;
      lock.unlock();
    }
  }

  private void enter() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException("cancelled while a token was being had", "", "", e);
    }
  }
}
