package dev.cozesh.deploy.guard;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.SecretScan;
import dev.cozesh.deploy.desired.SecretScan.Finding;
import dev.cozesh.deploy.guard.SecretForms.Form;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.Place;
import dev.cozesh.error.SecretShapes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets no text through that holds a secret: one that its shape tells, or the credential in use,
 * however it is written. Thread-safe.
 */
public final class SecretGate {
  /** Knows no credential, and nothing opens it: for where no option can be given. */
  public static final SecretGate STRICT = new SecretGate(Set::of, Set.of(), file -> false, false);

  private final Supplier<Set<String>> inUse;
  private final Set<String> allowed;
  private final Predicate<String> isTracked;
  private final boolean opens;

  /**
   * @param inUse the secrets in use; asked at each text, since tokens are renewed
   * @param allowed fingerprints of what is no secret, as the user says
   * @param isTracked whether version control holds a file, by the name the script gives it
   */
  public SecretGate(Supplier<Set<String>> inUse, Set<String> allowed, Predicate<String> isTracked) {
    this(inUse, allowed, isTracked, true);
  }

  private SecretGate(
      Supplier<Set<String>> inUse,
      Set<String> allowed,
      Predicate<String> isTracked,
      boolean opens) {
    this.inUse = requireNonNull(inUse, "inUse");
    this.allowed = Set.copyOf(allowed);
    this.isTracked = requireNonNull(isTracked, "isTracked");
    this.opens = opens;
  }

  /** The same, which nothing opens: for what is written to files and printed. */
  public SecretGate shut() {
    return new SecretGate(inUse, Set.of(), isTracked, false);
  }

  /** The first secret of a text that nobody has allowed; empty when there is none. */
  public Optional<Finding> first(String text) {
    for (Form form : SecretForms.of(inUse.get())) {
      int at = text.indexOf(form.text());
      if (at >= 0) {
        Finding found = SecretScan.finding(text, at, at + form.text().length(), form.name());
        if (!allowed.contains(found.fingerprint())) {
          return Optional.of(found);
        }
      }
    }
    return SecretScan.all(text).stream()
        .filter(found -> !allowed.contains(found.fingerprint()))
        .findFirst();
  }

  /**
   * Refuses a script, or a file that it reads, in which a secret stands.
   *
   * @param name the file as the user or the script names it
   * @throws CozeGuardException with the place in that file
   */
  public void require(String name, String text, String what) {
    first(text)
        .ifPresent(
            found -> {
              throw new CozeGuardException(
                  new Place(name, found.line(), found.column()),
                  "a secret stands in the " + what + ": " + found.shown(),
                  "scripts and what they read are shared, and end in plans and logs"
                      + tracked(name),
                  "take it out, withdraw it on Coze, and read the new one with"
                      + " `secret(\"NAME\")` or a profile"
                      + unless(found));
            });
  }

  /** What to add to the cause when version control holds the file; mostly empty. */
  public String tracked(String file) {
    return isTracked.test(file)
        ? "; git tracks " + file + ": the secret stays in its history when it is taken out"
        : "";
  }

  /** The way out for what only looks like a secret; empty where there is none. */
  public String unless(Finding found) {
    return opens ? ". If it is none: --allow-secret " + found.fingerprint() : "";
  }

  /** The text with each secret replaced by {@code ***}, whether it was allowed or not. */
  public String mask(String text) {
    String masked = text;
    for (Form form : SecretForms.of(inUse.get())) {
      masked = masked.replace(form.text(), "***");
    }
    return SecretShapes.mask(masked);
  }
}
