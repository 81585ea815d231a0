package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.deploy.guard.SecretGate;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a script may reach beyond itself. Called on the thread that runs the script, and on those on
 * which it works through rows: {@link #out}, {@link #err}, {@link #say}, {@link #clock}, {@link
 * #pause}, {@link #screen}, {@link #planning} and {@link #environment} by several at once.
 */
public interface ScriptHost {
  /** The client; made when a script first calls out, so a script that only declares needs none. */
  CozeClient client();

  /** The workspace of the option or the profile, name or id; a script's own word comes first. */
  Optional<String> workspace();

  /** Which server the client leads to, and as whom. */
  default Edition edition() {
    return Edition.CLOUD;
  }

  /** The environment of the project that the run is for; an empty text for none. */
  default String place() {
    return "";
  }

  /**
   * Is told that the script names its workspace.
   *
   * @param place where in the script
   * @throws dev.cozesh.error.CozeGuardException when the run is for an environment of another one
   */
  default void workIn(String workspace, Place place) {}

  /** Whether the release before can come back when a block of {@code afterApply} fails. */
  default boolean restores() {
    return true;
  }

  /** Where results go. */
  PrintWriter out();

  /** Where remarks go. */
  PrintWriter err();

  /** Prints a piece of a server's text where results go, at once and without a line break. */
  void say(String piece);

  /** Prints a value where results go, as people read it. */
  default void show(Object value) {
    out().println(value);
    out().flush();
  }

  /**
   * Who is told how the next chat goes on. Unless a host knows better, its pieces are said, and
   * what it took is a remark.
   */
  default TalkListener talk() {
    return new TalkListener() {
      @Override
      public void piece(String piece) {
        say(piece);
      }

      @Override
      public void footer(String footer) {
        err().println(footer);
        err().flush();
      }
    };
  }

  /** The user's screen. */
  Screen screen();

  /** What the time is. */
  InstantSource clock();

  /** Waits that long; less when a signal asks to stop. */
  void pause(Duration duration) throws InterruptedException;

  /**
   * Asks this when a signal ends the run, on a thread of its own: it stops what the run waits for
   * and says whether there was something. The run then has a few seconds to end by itself.
   */
  void onStop(BooleanSupplier stop);

  /**
   * A secret from environment, command or hidden prompt.
   *
   * @throws dev.cozesh.error.CozeCredentialException when there is none
   */
  String secret(String name);

  /** Whether nothing may change: calls that are not reads are held back. */
  boolean planning();

  /**
   * Looks whether a secret stands in a script or a file that it reads.
   *
   * @param name the file as the user or the script names it
   * @param what what it is: {@code script}, {@code file}
   * @throws dev.cozesh.error.CozeGuardException when one does
   */
  default void examine(String name, String text, String what) {
    SecretGate.STRICT.require(name, text, what);
  }

  /** From now on every plan has to keep this rule. */
  void guard(Guard rule);

  /** Shows what would be done. */
  void plan(DesiredState declared);

  /**
   * Does it.
   *
   * @return the ids of all objects declared, also of the unchanged ones
   */
  Map<Address, String> apply(DesiredState declared);

  /** Reads what a {@code probe} block tries. */
  AttemptSource attempts();

  /**
   * Finds out what a server knows, and shows it; while planning it shows what would be sent.
   *
   * @return what was found; empty while planning
   * @throws dev.cozesh.error.CozeException also when it was stopped before its time, other than by
   *     its budget; what was found until then was shown
   */
  Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes);

  /** The variables that {@code env} reads. */
  Map<String, String> environment();
}
