package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Correction;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code catalog [WORD]}: Coze's endpoints, all, by what words mean, or one with its parameters; of
 * a request that is not documented, what to call instead.
 */
final class CatalogCommand implements Command {
  private static final int SHOWN = 20;
  private static final Pattern REQUEST = Pattern.compile("(?i)([A-Z]+)\\s+(/\\S*)");

  private final Catalog catalog;

  CatalogCommand(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public String synopsis() {
    return "catalog [WORD…|METHOD PATH]";
  }

  @Override
  public String summary() {
    return "list Coze's endpoints, all or by words; say what to call instead of others";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    String words = String.join(" ", call.args());
    Matcher request = REQUEST.matcher(words.strip());
    if (request.matches() && answer(request, call, console)) {
      return ExitCode.OK;
    }
    List<Endpoint> found = found(words);
    if (call.has(Option.JSON)) {
      console.print(json(found).toPrettyString());
    } else if (found.size() == 1) {
      console.print(details(found.get(0)));
    } else {
      boolean all = call.args().isEmpty() || call.has(Option.VERBOSE);
      list(found, all, console);
      notServed(words).ifPresent(console::remark);
    }
    return ExitCode.OK;
  }

  /** That no public endpoint does what the words say, when it is known: {@code create workflow}. */
  private Optional<String> notServed(String words) {
    String path = "/" + String.join("/", words.strip().split("\\s+"));
    RightAnswer answer = catalog.rightAnswer("GET", path, Set.of());
    boolean none = !answer.nothing().isEmpty() && answer.sure().isEmpty();
    return none ? Optional.of(answer.told()) : Optional.empty();
  }

  /** Prints what to call instead of a request; false when there is nothing to say of it. */
  private boolean answer(Matcher request, Call call, Console console) {
    String method = request.group(1).toUpperCase(Locale.ROOT);
    String path = request.group(2);
    RightAnswer answer = catalog.rightAnswer(method, path, Set.of());
    if (answer.isEmpty()) {
      return false;
    }
    String operation = method + " " + path;
    Optional<Correction> seen = catalog.seen(method, path);
    console.print(
        call.has(Option.JSON)
            ? AnswerText.json(operation, answer, seen).toPrettyString()
            : AnswerText.text(operation, answer, seen));
    return true;
  }

  private List<Endpoint> found(String words) {
    if (words.isEmpty()) {
      return catalog.endpoints();
    }
    List<Endpoint> exact =
        catalog.endpoints().stream()
            .filter(e -> e.id().equals(words) || e.operation().equalsIgnoreCase(words))
            .toList();
    List<Endpoint> found = exact.isEmpty() ? served(words) : exact;
    if (found.isEmpty()) {
      throw new CozeUsageException(
          "no endpoint has to do with `" + words + "`", "", "`cozesh catalog` lists them all");
    }
    return found;
  }

  /** What serves a request, {@code GET /v1/bots/739…}, else what words find. */
  private List<Endpoint> served(String words) {
    Matcher request = REQUEST.matcher(words.strip());
    return request.matches()
        ? catalog.match(request.group(1), request.group(2)).stream().toList()
        : catalog.search(words);
  }

  private void list(List<Endpoint> found, boolean all, Console console) {
    List<Endpoint> shown = all ? found : found.subList(0, Math.min(SHOWN, found.size()));
    List<List<String>> rows =
        shown.stream()
            .map(e -> List.of(e.method(), e.path(), e.effect().word(), e.summary() + mark(e)))
            .toList();
    console.print(
        new Table(List.of("method", "path", "effect", "what it does"), rows)
            .text(new Ink(console.colourOut())));
    if (shown.size() < found.size()) {
      console.remark(shown.size() + " of " + found.size() + " – `-v` shows all");
    }
  }

  private String mark(Endpoint endpoint) {
    return catalog
        .seen(endpoint)
        .map(
            seen ->
                Clean.line(" [" + seen.verdict() + ", " + seen.seenOn() + ", " + seen.host() + "]"))
        .orElse("");
  }

  private String details(Endpoint endpoint) {
    StringJoiner text = new StringJoiner("\n");
    text.add(Clean.line(endpoint.operation() + "  " + endpoint.summary()));
    text.add("  id:          " + endpoint.id());
    text.add("  effect:      " + endpoint.effect().word());
    text.add("  permissions: " + permissions(endpoint));
    text.add("  source:      " + endpoint.provenance().told());
    endpoint.provenance().docs().ifPresent(page -> text.add("  docs:        " + page));
    catalog.seen(endpoint).ifPresent(seen -> text.add("  seen:        " + AnswerText.seen(seen)));
    String line = catalog.line(endpoint);
    if (!line.isEmpty()) {
      text.add("  write:       " + line);
    }
    List<String> calls = ClientCalls.of(endpoint.id());
    if (!calls.isEmpty()) {
      text.add("  client:      " + String.join(", ", calls));
    }
    if (!endpoint.notes().isEmpty()) {
      text.add("  notes:       " + Clean.line(endpoint.notes()));
    }
    if (!endpoint.parameters().isEmpty()) {
      List<List<String>> rows =
          endpoint.parameters().stream().map(CatalogCommand::parameter).toList();
      text.add("  parameters:");
      text.add(new Table(List.of(), rows).text(Ink.NONE).indent(4).stripTrailing());
    }
    return text.toString();
  }

  private static String permissions(Endpoint endpoint) {
    return endpoint.permissions().isEmpty()
        ? endpoint.permissionNote()
        : String.join(", ", endpoint.permissions());
  }

  private static List<String> parameter(Parameter parameter) {
    return List.of(
        parameter.name(),
        parameter.in().name().toLowerCase(Locale.ROOT),
        parameter.type(),
        parameter.required() ? "required" : "",
        parameter.note());
  }

  private ArrayNode json(List<Endpoint> endpoints) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    endpoints.forEach(endpoint -> array.add(json(endpoint)));
    if (endpoints.size() == 1) {
      ((ObjectNode) array.get(0)).set("client", Json.tree(ClientCalls.of(endpoints.get(0).id())));
    }
    return array;
  }

  private ObjectNode json(Endpoint endpoint) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", endpoint.id());
    json.put("method", endpoint.method());
    json.put("path", endpoint.path());
    json.put("effect", endpoint.effect().word());
    json.put("summary", endpoint.summary());
    json.put("notes", endpoint.notes());
    json.put("source", endpoint.provenance().told());
    json.put("docs", endpoint.provenance().docs().orElse(""));
    catalog.seen(endpoint).ifPresent(seen -> json.set("seen", Json.tree(seen)));
    json.set("permissions", Json.tree(endpoint.permissions()));
    json.set("parameters", Json.tree(endpoint.parameters()));
    return json;
  }
}
