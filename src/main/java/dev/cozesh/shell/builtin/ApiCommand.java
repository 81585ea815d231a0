package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.client.RawService;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.core.RawAnswer;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Refusal;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code api METHOD PATH [key=value …]}: one call of any endpoint. */
final class ApiCommand implements Command {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
  private static final int KEPT_OF_A_BODY = 64 << 10;

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
    return EnumSet.of(Option.BODY, Option.OUTPUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    Asked asked = asked(call);
    Optional<Path> file = call.options().get(Option.OUTPUT).map(connector.environment()::resolve);
    ApiOutput output = new ApiOutput(call, console, file);
    output.check(
        catalog.match(asked.method(), asked.path()).filter(ApiCommand::answersBytes).isPresent());
    try (Connection connection = connector.open(call, console);
        RawAnswer answer = asked.send(connection.client().raw())) {
      if (answer instanceof RawAnswer.Events events) {
        output.events(events.stream());
      } else if (answer instanceof RawAnswer.Bytes bytes) {
        output.bytes(bytes.stream());
      } else if (answer instanceof RawAnswer.Whole whole) {
        if (whole.exchange().refused()) {
          output.refusal(whole.exchange());
          throw refused(asked, connection.host(), whole.exchange());
        }
        output.whole(whole.exchange());
      }
    }
    return ExitCode.OK;
  }

  /**
   * What is to be sent.
   *
   * @param path without its query
   */
  private record Asked(
      String method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
    RawAnswer send(RawService raw) {
      return raw.open(method, path, query, body);
    }
  }

  private Asked asked(Call call) {
    String method = method(call.arg(0, "the method"));
    String target = call.arg(1, "the path");
    String path = target.split("\\?", 2)[0];
    ApiFields reader = new ApiFields(connector.environment(), catalog.match(method, path));
    boolean bare = Set.of("GET", "DELETE", "HEAD").contains(method);
    Map<Boolean, List<String>> inQuery =
        call.args().subList(2, call.args().size()).stream()
            .collect(Collectors.partitioningBy(field -> bare || reader.isOfQuery(field)));
    return new Asked(
        method,
        path,
        reader.query(target, inQuery.get(true)),
        body(call, reader, inQuery.get(false)));
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

  private static boolean answersBytes(Endpoint endpoint) {
    return endpoint.response().shape().path("body").asText().endsWith("bytes");
  }

  private CozeServiceException refused(Asked asked, String host, Exchange exchange) {
    String body = exchange.body();
    Refusal refusal =
        new Refusal(
            asked.method() + " " + asked.path(),
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
        meant(asked)
            .orElse(
                code.map(known -> "`cozesh why " + known.code() + "` lists the causes").orElse(""));
    return new CozeServiceException(refusal, why, next);
  }

  /** What an unknown request was probably meant to be; empty for a known one. */
  private Optional<String> meant(Asked asked) {
    Set<String> names = new HashSet<>(asked.query().keySet());
    asked.body().ifPresent(body -> body.fieldNames().forEachRemaining(names::add));
    String told = catalog.rightAnswer(asked.method(), asked.path(), names).told();
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }
}
