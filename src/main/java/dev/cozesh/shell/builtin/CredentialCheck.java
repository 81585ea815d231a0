package dev.cozesh.shell.builtin;

import dev.cozesh.auth.RenewedAuthorizer;
import dev.cozesh.config.Found;
import dev.cozesh.config.Login;
import dev.cozesh.config.Settings;
import dev.cozesh.error.CozeException;
import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What {@code doctor} says of the credential: kind, place and end, never the credential. */
final class CredentialCheck {
  private final Connection connection;
  private final InstantSource clock;

  CredentialCheck(Connection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  Finding finding() {
    Settings settings = connection.settings();
    if (settings.sandbox().isPresent()) {
      return Finding.fine("token", "the sandbox's own");
    }
    if (settings.login().isPresent()) {
      return login(settings.login().get());
    }
    return settings
        .token()
        .map(found -> Finding.fine("token", found.value() + ", from " + found.origin()))
        .orElseGet(() -> Finding.missing("token", "none", ""));
  }

  private Finding login(Found<Login> login) {
    String name = login.value() instanceof Login.Session ? "session" : "token";
    String kind = login.value().words() + ", from " + login.origin();
    try {
      Optional<Instant> end =
          connection.authorizer() instanceof RenewedAuthorizer renewed
              ? renewed.expiresAt()
              : Optional.empty();
      if (end.isEmpty() && login.value().needsPerson()) {
        return new Finding(
            name, kind + "; nobody is logged in", "log in: `cozesh login`", ExitCode.AUTH);
      }
      return Finding.fine(name, kind + end.map(this::until).orElse("; none yet"));
    } catch (CozeException e) {
      return Finding.failed(name, e, ExitCode.of(e));
    }
  }

  private String until(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    return left.isNegative()
        ? "; over since " + second + ", to be renewed at the next request"
        : "; good until " + second + " (" + left.toMinutes() + " min)";
  }
}
