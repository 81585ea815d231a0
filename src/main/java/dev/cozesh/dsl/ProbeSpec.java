package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Inquiry;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Body of {@code probe("title") { … }}. Collects what is tried, what others claim and how it may be
 * done; sends nothing.
 */
public final class ProbeSpec extends BlockSpec {
  private static final List<String> FORMATS =
      Arrays.stream(ProbeFormat.values()).map(ProbeFormat::word).toList();
  private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");

  private final Path directory;
  private final ProbeLines lines = new ProbeLines();
  private Optional<Integer> budget = Optional.empty();
  private Optional<Double> rate = Optional.empty();
  private Optional<Integer> workers = Optional.empty();
  private Optional<Integer> quota = Optional.empty();
  private Optional<Long> seed = Optional.empty();
  private final List<String> allowed = new ArrayList<>();
  private final List<URI> hosts = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<ProbeFormat, Path> reports = new EnumMap<>(ProbeFormat.class);
  private boolean acceptResidue;
  private boolean parameters = true;

  /**
   * @param directory what the names of files are relative to
   */
  ProbeSpec(Session session, Path directory) {
    super(session, Vocabulary.PROBE);
    this.directory = requireNonNull(directory, "directory");
  }

  /** Tries a GET; each map is another set of parameters, the named ones are in all of them. */
  public void GET(CharSequence path, Object... sets) {
    inQuery("GET", path, Map.of(), sets);
  }

  /** Tries a GET; named arguments are the query. */
  public void GET(Map<?, ?> query, CharSequence path, Object... sets) {
    inQuery("GET", path, query, sets);
  }

  /** Tries a HEAD; each map is another set of parameters. */
  public void HEAD(CharSequence path, Object... sets) {
    inQuery("HEAD", path, Map.of(), sets);
  }

  /** Tries a HEAD; named arguments are the query. */
  public void HEAD(Map<?, ?> query, CharSequence path, Object... sets) {
    inQuery("HEAD", path, query, sets);
  }

  /** Tries an OPTIONS; each map is another set of parameters. */
  public void OPTIONS(CharSequence path, Object... sets) {
    inQuery("OPTIONS", path, Map.of(), sets);
  }

  /** Tries an OPTIONS; named arguments are the query. */
  public void OPTIONS(Map<?, ?> query, CharSequence path, Object... sets) {
    inQuery("OPTIONS", path, query, sets);
  }

  /** Tries a DELETE; each map is another set of parameters. */
  public void DELETE(CharSequence path, Object... sets) {
    inQuery("DELETE", path, Map.of(), sets);
  }

  /** Tries a DELETE; named arguments are the query. */
  public void DELETE(Map<?, ?> query, CharSequence path, Object... sets) {
    inQuery("DELETE", path, query, sets);
  }

  /** Tries a POST; each further argument is another body. */
  public void POST(CharSequence path, Object... bodies) {
    inBody("POST", path, Map.of(), bodies);
  }

  /** Tries a POST; named arguments are the body, beside other bodies the query. */
  public void POST(Map<?, ?> named, CharSequence path, Object... bodies) {
    inBody("POST", path, named, bodies);
  }

  /** Tries a PUT; each further argument is another body. */
  public void PUT(CharSequence path, Object... bodies) {
    inBody("PUT", path, Map.of(), bodies);
  }

  /** Tries a PUT; named arguments are the body, beside other bodies the query. */
  public void PUT(Map<?, ?> named, CharSequence path, Object... bodies) {
    inBody("PUT", path, named, bodies);
  }

  /** Tries a PATCH; each further argument is another body. */
  public void PATCH(CharSequence path, Object... bodies) {
    inBody("PATCH", path, Map.of(), bodies);
  }

  /** Tries a PATCH; named arguments are the body, beside other bodies the query. */
  public void PATCH(Map<?, ?> named, CharSequence path, Object... bodies) {
    inBody("PATCH", path, named, bodies);
  }

  /** Notes what somebody says. */
  public void claim(CharSequence operation) {
    claim(Map.of(), operation);
  }

  /**
   * Notes what somebody says.
   *
   * @param options {@code by:} who says it; {@code absent: true} when it is said not to exist
   */
  public void claim(Map<?, ?> options, CharSequence operation) {
    word("claim");
    Place place = here("claim");
    Options given = Options.of(options, "claim", place, List.of("by", "absent"));
    String by =
        given
            .text("by")
            .filter(who -> !who.isBlank())
            .orElseThrow(
                () ->
                    new CozeScriptException(
                        place,
                        "claim does not say who says it",
                        "",
                        "write `claim \"" + operation + "\", by: \"documentation\"`"));
    boolean absent = truth("claim absent:", given.value("absent").orElse(false), place);
    lines.claim(required(operation, "claim"), by, !absent, place);
  }

  /** Tries what a file beside the script lists; a file that something else reads is not one. */
  public ScriptFile file(CharSequence name) {
    word("file");
    Place place = here("file");
    ScriptFile file = ScriptFile.of(required(name, "file"), directory, place);
    lines.file(file, place);
    return file;
  }

  /** Tries what files list: their names, or {@code file(…)}. */
  public void attempts(Object... files) {
    word("attempts");
    Place place = here("attempts");
    for (Object each : Several.of(files)) {
      lines.attempts(
          each instanceof ScriptFile file
              ? file
              : ScriptFile.of(text(each, "attempts"), directory, place),
          place);
    }
  }

  /** Tries what documentation, specification, SDKs and observation do not agree on. */
  public void disagreements() {
    word("disagreements");
    lines.disagreements(here("disagreements"));
  }

  /** Sends no more requests than this. The last call wins. */
  public void budget(Object most) {
    word("budget");
    budget = Optional.of(whole("budget", most, 1));
  }

  /** Sends so many requests a second; 0 for as fast as the server answers. */
  public void rate(Object aSecond) {
    word("rate");
    if (!(aSecond instanceof Number number)
        || !(number.doubleValue() >= 0)
        || Double.isInfinite(number.doubleValue())) {
      throw wrong("rate", "a number, 0 or more", aSecond);
    }
    rate = Optional.of(number.doubleValue());
  }

  /** Has so many requests under way at once. */
  public void workers(Object atOnce) {
    word("workers");
    workers = Optional.of(whole("workers", atOnce, 1));
  }

  /** Says how many requests the account has left. */
  public void quota(Object left) {
    word("quota");
    quota = Optional.of(whole("quota", left, 0));
  }

  /** Says what random paths come from, so that two runs send the same. */
  public void seed(Object number) {
    word("seed");
    if (!(number instanceof Long || number instanceof Integer)) {
      throw wrong("seed", "a whole number", number);
    }
    seed = Optional.of(((Number) number).longValue());
  }

  /** Lets operations be sent whole although they create something: {@code "POST /v1/datasets"}. */
  public void allow(Object... operations) {
    word("allow");
    for (Object each : Several.of(operations)) {
      allowed.add(text(each, "allow"));
    }
  }

  /** Accepts that something stays behind that no endpoint deletes. */
  public void acceptResidue() {
    word("acceptResidue");
    acceptResidue = true;
  }

  /** Says whether the parameters of what exists are searched for, which they are unless told. */
  public void parameters(Object wanted) {
    word("parameters");
    parameters = truth("parameters", wanted, here("parameters"));
  }

  /** Names further servers on purpose; no credential goes there. */
  public void host(Object... addresses) {
    word("host");
    for (Object each : Several.of(addresses)) {
      hosts.add(address(text(each, "host")));
    }
  }

  /** Gives values to parameters and to holes of paths, by name. */
  public void values(Map<?, ?> named) {
    word("values");
    RawCalls.values(session(), "values", named)
        .forEach((name, all) -> values.put(name, String.join(",", all)));
  }

  /** Tries alternatives of a header with each line; {@code null} leaves it out. */
  public void header(CharSequence name, Object... alternatives) {
    word("header");
    String named = required(name, "header");
    if (CREDENTIALS.contains(named.toLowerCase(Locale.ROOT))) {
      throw new CozeGuardException(
          here("header") + ": " + named + " is not a script's to set",
          "the credential is the profile's, and goes to its server alone",
          "leave it out; the probe also asks with a token that nobody accepts, where that tells"
              + " something");
    }
    List<Optional<String>> all = new ArrayList<>();
    for (Object each : Several.of(alternatives)) {
      all.add(Optional.ofNullable(each).map(value -> text(value, "header")));
    }
    lines.header(named, all);
  }

  /**
   * Writes the report to files beside the script.
   *
   * @param files by format: {@code html:}, {@code markdown:}, {@code har:}, {@code junit:}, {@code
   *     json:}
   */
  public void report(Map<?, ?> files) {
    word("report");
    Place place = here("report");
    Options given = Options.of(files, "report", place, FORMATS);
    for (ProbeFormat format : ProbeFormat.values()) {
      given.text(format.word()).ifPresent(name -> reports.put(format, path(name, place)));
    }
  }

  Inquiry toInquiry(String title) {
    return lines.toInquiry(title, session().host().attempts());
  }

  ProbeWishes toWishes() {
    return new ProbeWishes(
        budget,
        rate,
        workers,
        quota,
        seed,
        allowed,
        acceptResidue,
        parameters,
        hosts,
        values,
        reports);
  }

  private void inQuery(String method, CharSequence path, Map<?, ?> common, Object... sets) {
    word(method);
    List<Map<String, List<String>>> queries = new ArrayList<>();
    for (Object set : several(sets)) {
      if (!(set instanceof Map<?, ?> map)) {
        throw wrong(method, "maps of parameters behind the path", set);
      }
      Map<Object, Object> all = new LinkedHashMap<>(common);
      all.putAll(map);
      queries.add(RawCalls.values(session(), method, all));
    }
    if (queries.isEmpty() && !common.isEmpty()) {
      queries.add(RawCalls.values(session(), method, common));
    }
    add(method, path, queries, List.of());
  }

  private void inBody(String method, CharSequence path, Map<?, ?> named, Object... bodies) {
    word(method);
    List<JsonNode> all = several(bodies).stream().map(WireJson::plain).toList();
    if (all.isEmpty()) {
      add(method, path, List.of(), named.isEmpty() ? List.of() : List.of(WireJson.plain(named)));
    } else {
      List<Map<String, List<String>>> query =
          named.isEmpty() ? List.of() : List.of(RawCalls.values(session(), method, named));
      add(method, path, query, all);
    }
  }

  private static List<Object> several(Object... given) {
    return given == null ? List.of() : Arrays.asList(given);
  }

  private void add(
      String method,
      CharSequence path,
      List<Map<String, List<String>>> queries,
      List<JsonNode> bodies) {
    Place place = here(method);
    Attempt.Origin origin = new Attempt.Origin(place.toString(), true);
    String pattern = method + " " + required(path, method);
    lines.line(new ProbeLine(pattern, queries, bodies, Map.of(), origin), place);
  }

  private String required(CharSequence text, String word) {
    String value = text(text, word).strip();
    if (value.isEmpty()) {
      throw wrong(word, "a text that is not empty", text);
    }
    return value;
  }

  private int whole(String word, Object value, int least) {
    if (value instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= least) {
      return number.intValue();
    }
    throw wrong(word, "a whole number, " + least + " or more", value);
  }

  private static boolean truth(String what, Object value, Place place) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new CozeScriptException(
        place, what + " takes true or false, not " + Session.kind(value), "", "");
  }

  private URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw noAddress(text, e);
    }
    throw noAddress(text, null);
  }

  private CozeScriptException noAddress(String text, Throwable cause) {
    return new CozeScriptException(
        here("host"),
        "`" + text + "` is no server's address",
        "",
        "write `host \"https://api.coze.com\"`",
        cause);
  }

  private Path path(String name, Place place) {
    try {
      return directory.resolve(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new CozeScriptException(place, "not a file name: " + name, e.getReason(), "", e);
    }
  }

  private CozeScriptException wrong(String word, String wanted, Object value) {
    String shown =
        value instanceof Number || value instanceof CharSequence
            ? value.toString()
            : Session.kind(value);
    return new CozeScriptException(
        here(word),
        word + " takes " + wanted + ", not " + (shown.isBlank() ? "an empty one" : shown),
        "",
        "write `" + Vocabulary.PROBE.word(word).orElseThrow().usage() + "`");
  }
}
