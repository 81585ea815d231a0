package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.PlanOptions;
import dev.cozesh.deploy.guard.Caution;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.deploy.guard.SecretGate;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one run is careful about: its options, the rules of its script, the texts it has seen. */
final class Care {
  private final Call call;
  private final Optional<ScriptSource> source;
  private final SecretGate secrets;
  private final List<Guard> guards = new CopyOnWriteArrayList<>();
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  private record Seen(String text, String what) {}

  /**
   * @param source the script; empty for one that is not at hand
   * @throws CozeUsageException when an option's value cannot be used
   */
  Care(Call call, Connection connection, Optional<ScriptSource> source) {
    this(call, connection::secrets, source);
  }

  /**
   * @param inUse the secrets in use
   * @param source the script; empty for one that is not at hand
   * @throws CozeUsageException when an option's value cannot be used
   */
  Care(Call call, Supplier<Set<String>> inUse, Optional<ScriptSource> source) {
    this.call = requireNonNull(call, "call");
    this.source = requireNonNull(source, "source");
    this.secrets = new SecretGate(inUse, allowed(), this::isTracked);
    call.options().whole(Option.QUOTA);
    call.options().whole(Option.ALLOW_DELETE);
  }

  /** What lets no secret pass. */
  SecretGate secrets() {
    return secrets;
  }

  /** The rules that the script has stated so far. */
  List<Guard> guards() {
    return List.copyOf(guards);
  }

  void guard(Guard rule) {
    guards.add(rule);
  }

  /** Refuses a text that holds a secret, as far as secrets are known so far. */
  synchronized void examine(String name, String text, String what) {
    secrets.require(name, text, what);
    seen.put(name, new Seen(text, what));
  }

  /** Looks again, now that the credential is known. */
  synchronized void examineAgain() {
    seen.forEach((name, one) -> secrets.require(name, one.text(), one.what()));
  }

  /**
   * The options of a plan.
   *
   * @param sent how many requests the run has sent so far
   */
  PlanOptions options(PlanOptions asked, int sent) {
    Caution caution =
        Caution.USUAL
            .withSecrets(secrets)
            .withGuards(guards)
            .withQuota(left(Option.QUOTA, sent))
            .hidingValues(call.has(Option.HIDE_VALUES));
    return asked
        .within(left(Option.MAX_REQUESTS, sent))
        .deleting(call.options().whole(Option.ALLOW_DELETE))
        .with(caution);
  }

  private OptionalInt left(Option option, int sent) {
    OptionalInt most = call.options().whole(option);
    return most.isEmpty() ? most : OptionalInt.of(Math.max(0, most.getAsInt() - sent));
  }

  private Set<String> allowed() {
    return Arrays.stream(call.options().get(Option.ALLOW_SECRET).orElse("").split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A script is named from where the user is, what it reads from where the script is. */
  private boolean isTracked(String file) {
    try {
      return GitIndex.tracks(Path.of(file).toAbsolutePath())
          || source.map(one -> GitIndex.tracks(one.directory().resolve(file))).orElse(false);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
