package dev.cozesh.shell.builtin;

import dev.cozesh.client.RawService;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.config.Found;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.Edition;
import dev.cozesh.error.CozeException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code doctor} sees of settings and server; sends one request at most. */
final class ServerCheck {
  // Coze refuses JWTs whose times are off by more; the Date header itself is cut to seconds.
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);

  private static final String WORKSPACES = "/v1/workspaces";
  private static final String SPACES = "/api/playground_api/space/list";

  private final Connection connection;
  private final InstantSource clock;

  ServerCheck(Connection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /** The one request that it sends: a list that whoever asks may see. */
  String request() {
    return isConsole() ? "POST " + SPACES : "GET " + WORKSPACES;
  }

  private boolean isConsole() {
    return connection.edition() == Edition.STUDIO;
  }

  List<Finding> findings() {
    Settings settings = connection.settings();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine("config", files(settings)));
    settings
        .profile()
        .ifPresent(p -> findings.add(Finding.fine("profile", p.value() + " (" + p.origin() + ")")));
    if (!connection.isConfigured()) {
      findings.add(Finding.missing("token", "none", ""));
      findings.add(
          Finding.missing(
              "server",
              "none configured",
              "`cozesh login`, or set COZE_API_TOKEN and COZE_API_BASE, or add `--sandbox`"));
      return findings;
    }
    List<Finding> answers = answers(settings); // first: the token may be had by it
    findings.add(new CredentialCheck(connection, clock).finding());
    findings.addAll(answers);
    return findings;
  }

  private static String files(Settings settings) {
    return settings.files().isEmpty()
        ? "no file; looked for "
            + settings.places().projectConfig()
            + " and "
            + settings.places().userConfig()
        : settings.files().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private List<Finding> answers(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(Finding.fine("base url", baseUrl(settings)));
      findings.addAll(answer());
    } catch (CozeException e) {
      findings.add(Finding.failed("server", e, ExitCode.of(e)));
    }
    return findings;
  }

  private String baseUrl(Settings settings) {
    String origin =
        settings.sandbox().isPresent()
            ? "embedded sandbox" + kept(settings)
            : settings.baseUrl().map(Found::origin).orElse("");
    return connection.address() + " (" + origin + ")";
  }

  private String kept(Settings settings) {
    return connection
        .demonstration()
        .map(directory -> ", kept in " + settings.environment().shortened(directory))
        .orElse("");
  }

  private List<Finding> answer() {
    RawService raw = connection.client().raw();
    Exchange exchange =
        isConsole()
            ? raw.send("POST", SPACES, Map.of(), Optional.of(Json.object()))
            : raw.send("GET", WORKSPACES, Map.of("page_size", List.of("1")), Optional.empty());
    String facts =
        "HTTP "
            + exchange.status()
            + " in "
            + exchange.millis()
            + " ms, log id "
            + exchange.logId();
    List<Finding> findings = new ArrayList<>();
    if (exchange.refused()) {
      long code = exchange.code().orElse(0L);
      findings.add(
          new Finding(
              "server",
              "answers, but refuses: code " + code + ", " + facts,
              "`cozesh why " + code + "` lists the causes",
              ExitCode.ofRefusal(code, exchange.status())));
    } else {
      findings.add(Finding.fine("server", "answers: " + facts));
      if (isConsole()) {
        exchange
            .json()
            .map(answer -> new SpaceCheck(connection.settings(), answer).findings())
            .ifPresent(findings::addAll);
      }
    }
    exchange.header("Date").flatMap(ServerCheck::instant).ifPresent(t -> findings.add(skew(t)));
    return findings;
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Finding skew(Instant there) {
    Duration skew = Duration.between(there, clock.instant()).abs();
    return skew.compareTo(TOLERATED_SKEW) <= 0
        ? Finding.fine("clock", "within " + TOLERATED_SKEW.toSeconds() + " s of the server's")
        : new Finding(
            "clock",
            "differs from the server's by " + skew.toSeconds() + " s",
            "set this machine's clock; signed tokens are refused otherwise",
            ExitCode.FAILED);
  }
}
