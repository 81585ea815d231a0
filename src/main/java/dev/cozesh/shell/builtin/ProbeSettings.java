package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.WorkspaceId;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.config.Environment;
import dev.cozesh.config.Login;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** How a probe is run: the options of the command line win over what its block says. */
final class ProbeSettings {
  private static final int BUDGET = 100;
  private static final Map<ProbeFormat, Option> FILES =
      new EnumMap<>(
          Map.of(
              ProbeFormat.HTML, Option.HTML,
              ProbeFormat.MARKDOWN, Option.MARKDOWN,
              ProbeFormat.HAR, Option.HAR,
              ProbeFormat.JUNIT, Option.JUNIT));

  private final Call call;
  private final ProbeWishes wishes;

  ProbeSettings(Call call, ProbeWishes wishes) {
    this.call = requireNonNull(call, "call");
    this.wishes = requireNonNull(wishes, "wishes");
  }

  /**
   * The bounds of a run.
   *
   * @param seed used when nobody names one
   */
  ProbeOptions options(Connection connection, long seed) {
    URI base = connection.address();
    Set<String> allowed = new HashSet<>(wishes.allowed());
    allowed.addAll(list(Option.ALLOW_MUTATION));
    List<URI> hosts = new ArrayList<>(wishes.hosts());
    list(Option.HOST).forEach(text -> hosts.add(address(text)));
    return new ProbeOptions(
        base,
        hosts,
        whole(Option.BUDGET, 1).or(wishes::budget).orElse(BUDGET),
        rate().or(wishes::rate).orElse(isLoopback(base) ? 0.0 : 1.0),
        whole(Option.WORKERS, 1).or(wishes::workers).orElse(1),
        whole(Option.QUOTA, 0).or(wishes::quota).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        allowed,
        wishes.acceptResidue() || call.has(Option.ACCEPT_RESIDUE),
        wishes.parameters() && !call.has(Option.NO_PARAMETERS),
        values(connection),
        call.has(Option.SELF_HOSTED) || isSelfHosted(connection),
        seed().or(wishes::seed).orElse(seed));
  }

  /** Refuses values that cannot be used, before anything is opened. */
  void check() {
    whole(Option.BUDGET, 1);
    whole(Option.WORKERS, 1);
    whole(Option.QUOTA, 0);
    rate();
    seed();
    list(Option.HOST).forEach(ProbeSettings::address);
  }

  /**
   * Where the report goes, by format.
   *
   * @param number of this run in the script, from 1: a second one does not replace the first one's
   *     file that an option names
   */
  Map<ProbeFormat, Path> reports(Environment environment, int number) {
    Map<ProbeFormat, Path> files = new EnumMap<>(ProbeFormat.class);
    files.putAll(wishes.reports());
    FILES.forEach(
        (format, option) ->
            call.options()
                .get(option)
                .map(name -> numbered(environment.resolve(name), number))
                .ifPresent(file -> files.put(format, file)));
    files.forEach((format, file) -> AtomicFile.requireDirectory(file, name(format)));
    return files;
  }

  /** Where the ledger goes; empty for the project's own place. */
  Optional<Path> ledger(Environment environment, int number) {
    Optional<Path> file =
        call.options().get(Option.LEDGER).map(name -> numbered(environment.resolve(name), number));
    file.ifPresent(path -> AtomicFile.requireDirectory(path, Option.LEDGER.spelling()));
    return file;
  }

  private static String name(ProbeFormat format) {
    return FILES.containsKey(format) ? FILES.get(format).spelling() : "report " + format.word();
  }

  /** {@code report.html}, {@code report-2.html}. */
  private static Path numbered(Path file, int number) {
    if (number == 1) {
      return file;
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String end = dot > 0 ? name.substring(dot) : "";
    return file.resolveSibling(stem + "-" + number + end);
  }

  private Optional<Integer> whole(Option option, int least) {
    return read(option, "\\d{1,9}", Integer::valueOf, "a whole number, " + least + " or more")
        .map(
            number -> {
              if (number < least) {
                throw wrong(option, number.toString(), "a whole number, " + least + " or more");
              }
              return number;
            });
  }

  private Optional<Double> rate() {
    String wanted = "a number of requests a second, 0 for no limit";
    return read(Option.RATE, "\\d{1,6}(\\.\\d{1,6})?", Double::valueOf, wanted);
  }

  private Optional<Long> seed() {
    return read(Option.SEED, "-?\\d{1,18}", Long::valueOf, "a whole number");
  }

  private <T> Optional<T> read(
      Option option, String form, Function<String, T> value, String wanted) {
    Optional<String> text = call.options().get(option);
    if (text.isPresent() && !text.get().matches(form)) {
      throw wrong(option, text.get(), wanted);
    }
    return text.map(value);
  }

  private List<String> list(Option option) {
    return call
        .options()
        .get(option)
        .map(text -> Arrays.stream(text.split("[,\n]")).map(String::strip).toList())
        .orElse(List.of())
        .stream()
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static URI address(String text) {
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

  private static CozeUsageException noAddress(String text, Throwable cause) {
    return new CozeUsageException(
        "--host: `" + text + "` is no server's address",
        "",
        "for example `--host https://api.coze.com`",
        cause);
  }

  private static CozeUsageException wrong(Option option, String text, String wanted) {
    return new CozeUsageException(
        option.spelling() + ": `" + text + "` is not " + wanted,
        "",
        "write `" + option.synopsis() + "`");
  }

  private static boolean isLoopback(URI base) {
    String host = String.valueOf(base.getHost());
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** What the block gives, and the workspace that options or profile name by its id. */
  private Map<String, String> values(Connection connection) {
    Map<String, String> values = new HashMap<>(wishes.values());
    connection
        .settings()
        .workspace()
        .map(found -> found.value())
        .filter(workspace -> workspace.matches("\\d{10,}"))
        .ifPresent(id -> values.putIfAbsent(WorkspaceId.NAMES.get(0), id));
    return values;
  }

  private static boolean isSelfHosted(Connection connection) {
    return connection.settings().login().map(found -> found.value()).stream()
        .anyMatch(Login.Session.class::isInstance);
  }
}
