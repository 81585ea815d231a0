package dev.cozesh.dsl.complete;

import dev.cozesh.catalog.Calls;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.dsl.BotHandle;
import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.Ignorable;
import dev.cozesh.dsl.ParameterForm;
import dev.cozesh.dsl.ServiceForms;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposes what an argument could be: its name, and its value. */
final class Arguments {
  static final Set<String> RAW = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final String GROUP = "arguments";

  private static final Map<String, NameKind> NAMED_BY_WORDS =
      Map.of(
          "bot", NameKind.BOT,
          "database", NameKind.DATABASE,
          "chat", NameKind.BOT,
          "knowledge", NameKind.KNOWLEDGE,
          "knows", NameKind.KNOWLEDGE,
          "workflow", NameKind.WORKFLOW,
          "uses", NameKind.WORKFLOW,
          "workspace", NameKind.WORKSPACE);

  private static final Set<String> TAKES_SEVERAL = Set.of("knows", "uses", "ignore");

  private final Names names;
  private final RawPaths paths;
  private final FileNames files;
  private final Path directory;
  private final Catalog catalog;

  Arguments(LiveNames live, Path directory, Catalog catalog) {
    this.names = new Names(live);
    this.catalog = catalog;
    this.paths = new RawPaths(names, catalog);
    this.files = new FileNames(directory);
    this.directory = directory;
  }

  /** Names of arguments that were not given yet. */
  List<Proposal> names(Context context, CallPlace place, String typed) {
    if (!place.first() || !place.argument().isEmpty()) {
      return List.of();
    }
    Map<String, String> known = known(context, place);
    List<Proposal> rows = new ArrayList<>();
    known.forEach(
        (name, about) -> {
          if (!place.given().contains(name) && name.startsWith(typed)) {
            rows.add(new Proposal(name + ": ", name + ":", about, GROUP, ""));
          }
        });
    return rows;
  }

  /** The names that the call knows, with what they are. */
  Map<String, String> known(Context context, CallPlace place) {
    Map<String, String> known = new LinkedHashMap<>();
    String called = context.called(place);
    if (context.isWord(place)) {
      endpoint(context, place)
          .ifPresent(
              endpoint ->
                  endpoint.parameters().stream()
                      .filter(each -> isSent(each, called))
                      .forEach(each -> known.put(each.name(), about(each))));
      WordOptions.of(called).forEach(each -> known.put(each.name(), each.about()));
      return known;
    }
    if (isBot(context, place)) {
      WordOptions.of(called).forEach(each -> known.put(each.name(), each.about()));
    }
    for (CallForm call : context.calls(place)) {
      for (ParameterForm each : call.named()) {
        known.putIfAbsent(each.name(), about(call, each));
      }
    }
    return known;
  }

  private static boolean isBot(Context context, CallPlace place) {
    return context.receiver(place).filter(known -> known.raw() == BotHandle.class).isPresent();
  }

  private static boolean isSent(Parameter parameter, String method) {
    boolean query = method.equals("GET") || method.equals("DELETE");
    Parameter.In wanted = query ? Parameter.In.QUERY : Parameter.In.BODY;
    return parameter.in() == wanted && parameter.name().matches("\\w+");
  }

  /** The endpoint of a raw call, by the path that was written. */
  Optional<Endpoint> endpoint(Context context, CallPlace place) {
    String method = context.called(place);
    if (!context.isWord(place) || !RAW.contains(method) || place.texts().isEmpty()) {
      return Optional.empty();
    }
    return catalog.match(method, place.texts().get(0));
  }

  static String about(Parameter parameter) {
    String needed = parameter.required() ? ", needed" : "";
    String note = parameter.note().isEmpty() ? "" : "; " + parameter.note();
    return parameter.type() + needed + note;
  }

  static String about(CallForm call, ParameterForm form) {
    Optional<Parameter> told = parameter(call, form.name());
    String type = Known.of(form.type()).plain().toString();
    String needed = form.needed() ? ", needed" : "";
    String note =
        told.map(Parameter::note)
            .filter(text -> !text.isEmpty())
            .map(text -> "; " + text)
            .orElse("");
    return type + needed + note;
  }

  /** What the catalogue says of a parameter of the endpoint that a call leads to. */
  private static Optional<Parameter> parameter(CallForm call, String name) {
    return endpointOf(call).stream()
        .flatMap(endpoint -> endpoint.parameters().stream())
        .filter(each -> each.name().equals(name) || each.name().endsWith("." + name))
        .findFirst();
  }

  static Optional<Endpoint> endpointOf(CallForm call) {
    Calls calls = call.method().getAnnotation(Calls.class);
    return calls == null
        ? Optional.empty()
        : Optional.of(Catalog.bundled().endpoint(calls.value()[0]));
  }

  /**
   * Values of the argument, when its place tells what it takes.
   *
   * @param typed so far; inside an open string its content
   */
  List<Proposal> values(Context context, CallPlace place, String typed, Quote quote) {
    if (!place.first()) {
      return List.of();
    }
    List<Proposal> rows =
        context.isWord(place)
            ? ofWord(context, place, typed, quote)
            : ofCall(context, place, typed, quote);
    return rows.stream().filter(row -> row.isRemark() || fits(row, typed, quote)).toList();
  }

  /** Live names and paths were matched already, in ways of their own. */
  private static boolean fits(Proposal row, String typed, Quote quote) {
    boolean plain = row.group().equals("values");
    String value = quote.open() || !row.value().startsWith("\"") ? row.value() : row.shown();
    return !plain || value.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
  }

  private List<Proposal> ofWord(Context context, CallPlace place, String typed, Quote quote) {
    String word = context.called(place);
    if (!place.argument().isEmpty()) {
      return named(context, place, typed, quote);
    }
    if (place.index() > 0 && !TAKES_SEVERAL.contains(word)) {
      return List.of();
    }
    if (RAW.contains(word)) {
      return quote.open() ? paths.of(word, typed, quote) : List.of();
    }
    return switch (word) {
      case "file" -> files(typed, "", quote);
      case "include" -> files(typed, ".groovy", quote);
      case "ignore" ->
          texts(
              Ignorable.words(context.vocabulary().block()), "left alone once it is there", quote);
      case "use" -> texts(ServiceForms.modules(directory), "a module of the library", quote);
      default ->
          Optional.ofNullable(NAMED_BY_WORDS.get(word))
              .map(kind -> names.of(kind, typed, quote, false))
              .orElse(List.of());
    };
  }

  private List<Proposal> files(String typed, String ending, Quote quote) {
    return quote.open() || typed.isEmpty() ? files.of(typed, ending, quote) : List.of();
  }

  private static List<Proposal> texts(List<String> values, String about, Quote quote) {
    return values.stream().map(each -> Choices.text(each, about, quote)).toList();
  }

  private List<Proposal> named(Context context, CallPlace place, String typed, Quote quote) {
    String name = place.argument();
    Optional<Endpoint> endpoint = endpoint(context, place);
    if (endpoint.isPresent()) {
      List<Proposal> rows = new ArrayList<>(Choices.ofParameter(name, quote));
      endpoint
          .flatMap(known -> known.parameter(name))
          .filter(known -> known.type().equals("bool") && !quote.open())
          .ifPresent(known -> rows.addAll(Choices.of(boolean.class, quote)));
      NameKind.ofParameter(name).ifPresent(kind -> rows.addAll(names.of(kind, typed, quote, true)));
      return rows;
    }
    if (name.equals("to")) {
      return texts(Catalog.bundled().connectors(), "a connector", quote);
    }
    return WordOptions.of(context.called(place)).stream()
        .filter(each -> each.name().equals(name))
        .flatMap(each -> ofType(name, each.type(), typed, quote).stream())
        .toList();
  }

  private List<Proposal> ofCall(Context context, CallPlace place, String typed, Quote quote) {
    if (isBot(context, place)) {
      return place.argument().isEmpty() ? List.of() : named(context, place, typed, quote);
    }
    Set<Proposal> rows = new LinkedHashSet<>();
    Set<String> done = new LinkedHashSet<>();
    for (CallForm call : context.calls(place)) {
      for (ParameterForm form : targets(call, place)) {
        if (done.add(form.name())) {
          rows.addAll(ofType(form.name(), form.type(), typed, quote));
        }
      }
    }
    return List.copyOf(rows);
  }

  private static List<ParameterForm> targets(CallForm call, CallPlace place) {
    if (!place.argument().isEmpty()) {
      String name = place.argument();
      return call.named().stream()
          .filter(each -> each.name().equals(name) || each.name().equals(name + "_id"))
          .toList();
    }
    List<ParameterForm> plain =
        call.parameters().stream().filter(each -> each.members().isEmpty()).toList();
    return place.index() < plain.size() ? List.of(plain.get(place.index())) : List.of();
  }

  private List<Proposal> ofType(String name, Type type, String typed, Quote quote) {
    Optional<NameKind> kind = Choices.isText(type) ? NameKind.ofParameter(name) : Optional.empty();
    if (kind.isPresent()) {
      return names.of(kind.get(), typed, quote, !kind.get().isNamedInCalls());
    }
    if (name.matches("connector_ids?")) {
      return texts(Catalog.bundled().connectors(), "a connector", quote);
    }
    return Choices.of(type, quote);
  }
}
