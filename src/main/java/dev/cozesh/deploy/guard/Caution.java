package dev.cozesh.deploy.guard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * With how much care a plan is made and shown.
 *
 * @param secrets what no text may hold
 * @param guards the rules of the script
 * @param quota how many requests the account has left; more is refused before the first write
 * @param hidesValues whether a plan shows of texts only how long they are
 */
public record Caution(
    SecretGate secrets, List<Guard> guards, OptionalInt quota, boolean hidesValues) {
  /** That of a script without rules. */
  public static final Caution USUAL =
      new Caution(SecretGate.STRICT, List.of(), OptionalInt.empty(), false);

  public Caution {
    requireNonNull(secrets, "secrets");
    guards = List.copyOf(guards);
    requireNonNull(quota, "quota");
  }

  /** The same with another gate for secrets. */
  public Caution withSecrets(SecretGate other) {
    return new Caution(other, guards, quota, hidesValues);
  }

  /** The same with other rules. */
  public Caution withGuards(List<Guard> rules) {
    return new Caution(secrets, rules, quota, hidesValues);
  }

  /** The same with so many requests left. */
  public Caution withQuota(OptionalInt left) {
    return new Caution(secrets, guards, left, hidesValues);
  }

  /** The same, showing values or not. */
  public Caution hidingValues(boolean may) {
    return new Caution(secrets, guards, quota, may);
  }
}
