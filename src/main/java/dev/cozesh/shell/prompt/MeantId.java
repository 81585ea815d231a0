package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Clean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Of an id that Coze does not know: the one in the answers of this session that differs by a slip
 * of the hand. Sends nothing.
 */
final class MeantId implements Function<CozeException, Optional<String>> {
  private static final long NOT_FOUND = 4200;
  private static final int SLIPS = 2;
  private static final Pattern ID = Pattern.compile("\\d{12,20}");
  private static final List<String> NAMES = List.of("name", "bot_name", "title", "workflow_name");

  private final Exchanges exchanges;

  MeantId(Exchanges exchanges) {
    this.exchanges = requireNonNull(exchanges, "exchanges");
  }

  /** {@return what to say below the failure; empty when there is nothing to say} */
  @Override
  public Optional<String> apply(CozeException failure) {
    if (!(failure instanceof CozeServiceException refused) || refused.code() != NOT_FOUND) {
      return Optional.empty();
    }
    Map<String, String> seen = new LinkedHashMap<>();
    for (MadeCall call : exchanges.all()) {
      if (!call.isRefused()) {
        collect(call.getJson(), seen);
      }
    }
    String text = refused.refusal().operation() + " " + refused.refusal().message();
    return ids(text)
        .filter(id -> !seen.containsKey(id))
        .map(id -> near(id, seen))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> near(String id, Map<String, String> seen) {
    return Nearest.all(id, seen.keySet(), 1).stream()
        .filter(meant -> Nearest.isWithin(id, meant, SLIPS))
        .map(meant -> "did you mean " + meant + named(seen.get(meant)) + "?")
        .findFirst();
  }

  private static String named(String name) {
    return name.isEmpty() ? "" : ", " + Clean.line(name);
  }

  private static Stream<String> ids(String text) {
    return ID.matcher(text).results().map(MatchResult::group);
  }

  /** The ids of an answer, each with the name that stands beside it. */
  private static void collect(Object json, Map<String, String> into) {
    if (json instanceof Map<?, ?> object) {
      String name =
          NAMES.stream()
              .map(object::get)
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .findFirst()
              .orElse("");
      object.forEach(
          (key, value) -> {
            if (value instanceof String text && ID.matcher(text).matches()) {
              into.merge(text, name, (old, now) -> old.isEmpty() ? now : old);
            }
            collect(value, into);
          });
    } else if (json instanceof List<?> list) {
      list.forEach(each -> collect(each, into));
    }
  }
}
