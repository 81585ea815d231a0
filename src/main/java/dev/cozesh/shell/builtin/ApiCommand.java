package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Refusal;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code api METHOD PATH [key=value …]}: one call of any endpoint. */
final class ApiCommand implements Command {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
  private static final int KEPT_OF_A_BODY = 64 << 10;
  private static final int NEAR_ENDPOINTS = 3;

  private final Connector connector;
  private final Catalog catalog;

  ApiCommand(Connector connector, Catalog catalog) {
    this.connector = requireNonNull(connector, "connector");
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public String synopsis() {
    return "api METHOD PATH [key=text|key:=json|key=@file …]";
  }

  @Override
  public String summary() {
    return "send one request and print the answer";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.BODY);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    String method = method(call.arg(0, "the method"));
    String target = call.arg(1, "the path");
    String path = target.split("\\?", 2)[0];
    List<String> fields = call.args().subList(2, call.args().size());
    boolean inQuery = Set.of("GET", "DELETE", "HEAD").contains(method);
    ApiFields reader = new ApiFields(connector.environment());
    var query = reader.query(target, inQuery ? fields : List.of());
    Optional<JsonNode> body = body(call, reader, inQuery ? List.of() : fields);
    try (Connection connection = connector.open(call, console)) {
      Exchange exchange = connection.client().raw().send(method, path, query, body);
      if (exchange.refused()) {
        if (!call.has(Option.JSON)) {
          print(exchange, console);
        }
        throw refused(method + " " + path, connection.host(), exchange, method, path);
      }
      print(exchange, console);
    }
    return ExitCode.OK;
  }

  private static String method(String text) {
    String method = text.toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw new CozeUsageException(
          "`" + text + "` is not a method",
          "the methods are " + String.join(", ", METHODS),
          text.startsWith("/") ? "`cozesh api GET " + text + "`" : "");
    }
    return method;
  }

  private static Optional<JsonNode> body(Call call, ApiFields reader, List<String> fields) {
    Optional<JsonNode> whole = call.options().get(Option.BODY).map(reader::whole);
    if (whole.isPresent() && !fields.isEmpty()) {
      throw new CozeUsageException(
          "the body is given twice", "-d is the whole of it", "put the fields into -d, or drop it");
    }
    return whole.or(() -> fields.isEmpty() ? Optional.empty() : Optional.of(reader.body(fields)));
  }

  /** Indented and cleaned for a terminal; for a pipe as it came, ended by a line break. */
  private static void print(Exchange exchange, Console console) {
    if (console.tty().out()) {
      console.print(Clean.text(exchange.json().map(Json::pretty).orElse(exchange.body())));
    } else {
      String body = exchange.body();
      String end = body.isEmpty() || body.endsWith("\n") ? "" : "\n";
      console.printBytes((body + end).getBytes(StandardCharsets.UTF_8));
    }
  }

  private CozeServiceException refused(
      String operation, String host, Exchange exchange, String method, String path) {
    String body = exchange.body();
    Refusal refusal =
        new Refusal(
            operation,
            host,
            exchange.status(),
            exchange.code().orElse(0L),
            exchange.message(),
            exchange.logId(),
            body.substring(0, Math.min(body.length(), KEPT_OF_A_BODY)));
    Optional<ErrorCode> code = catalog.code(refusal.code());
    String why =
        refusal.message().isEmpty()
            ? code.map(ErrorCode::meaning).orElse("")
            : "Coze says \"" + refusal.message() + '"';
    String next =
        meant(method, path)
            .orElse(
                code.map(known -> "`cozesh why " + known.code() + "` lists the causes").orElse(""));
    return new CozeServiceException(refusal, why, next);
  }

  /** What an unknown request was probably meant to be; empty for a known one. */
  private Optional<String> meant(String method, String path) {
    if (catalog.match(method, path).isPresent()) {
      return Optional.empty();
    }
    List<Endpoint> others = catalog.matchPath(path);
    List<Endpoint> near = others.isEmpty() ? near(method, path) : others;
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "did you mean "
                + near.stream()
                    .limit(NEAR_ENDPOINTS)
                    .map(endpoint -> "`" + endpoint.operation() + "`")
                    .collect(Collectors.joining(" or "))
                + "?");
  }

  private List<Endpoint> near(String method, String path) {
    return catalog
        .rightPath(method, path)
        .map(right -> right.endpoints().isEmpty() ? right.nearest() : right.endpoints())
        .filter(ids -> !ids.isEmpty())
        .map(ids -> ids.stream().map(catalog::endpoint).toList())
        .orElseGet(() -> catalog.search(path));
  }
}
