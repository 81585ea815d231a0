package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The requests of one pattern. Its factors are, in this order: the method, each place with
 * alternatives, the set of parameters, each header.
 */
final class Expansion {
  private static final long MOST_CHARACTERS = 64L << 20;
  private static final java.util.regex.Pattern HEADER_NAME =
      java.util.regex.Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final Written written;
  private final Head head;
  private final List<Choice> parts;
  private final List<ParameterSet> sets;
  private final List<Map.Entry<String, List<String>>> headers;
  private final int[] sizes;

  /**
   * Counts the requests; makes none.
   *
   * @throws CozeUsageException when they are too many, or a header cannot be sent
   */
  Expansion(
      Written written, Head head, List<ParameterSet> sets, Map<String, List<String>> headers) {
    this.written = written;
    this.head = head;
    parts = Braces.read(written, head.from(), head.to());
    this.sets = sets.isEmpty() ? List.of(new ParameterSet(Map.of())) : List.copyOf(sets);
    this.headers = headers.entrySet().stream().filter(each -> !each.getValue().isEmpty()).toList();
    this.headers.forEach(this::checkHeader);
    sizes = sizes();
  }

  private int[] sizes() {
    List<Long> counts =
        Stream.of(
                Stream.of((long) head.methods().size()),
                parts.stream().map(Choice::count),
                Stream.of((long) sets.size()),
                headers.stream().map(header -> (long) header.getValue().size()))
            .flatMap(each -> each)
            .toList();
    long count = Choice.product(counts);
    if (count > Pattern.MOST || count * written.text().length() > MOST_CHARACTERS) {
      throw tooMany(count);
    }
    return counts.stream().mapToInt(Long::intValue).toArray();
  }

  private CozeUsageException tooMany(long count) {
    String number =
        count == Long.MAX_VALUE
            ? "more requests than can be counted"
            : String.format(Locale.ROOT, "%,d requests", count);
    return written.wrong(
        head.from(),
        "the pattern stands for " + number,
        String.format(
            Locale.ROOT,
            "write fewer alternatives: at most %,d requests, and fewer when they are long",
            Pattern.MOST));
  }

  private void checkHeader(Map.Entry<String, List<String>> header) {
    String name = header.getKey();
    if (Secrets.isCredential(name)) {
      throw written.wrong(
          0, "the header " + name + " carries a credential", "leave it out: the profile's is sent");
    }
    boolean sendable =
        HEADER_NAME.matcher(name).matches()
            && header.getValue().stream().allMatch(value -> value.chars().noneMatch(c -> c < ' '));
    if (!sendable) {
      throw written.wrong(0, "no header can be sent of that name or value", "write `name: value`");
    }
  }

  /** Every request, and the part of them that covers each pair. */
  Variants variants(boolean named) {
    List<List<String>> texts = parts.stream().map(Choice::texts).toList();
    int count = IntStream.of(sizes).reduce(1, Math::multiplyExact);
    Origin origin = new Origin(written.place(), named && count == 1);
    Maker maker = new Maker(texts, origin);
    List<Attempt> all = new ArrayList<>(count);
    int[] row = new int[sizes.length];
    for (int number = 0; number < count; number++) {
      all.add(maker.attempt(row));
      advance(row);
    }
    String line = written.text().substring(0, head.to()).strip();
    return new Variants(Secrets.text(line), all, cover(all));
  }

  private void advance(int[] row) {
    for (int i = row.length - 1; i >= 0 && ++row[i] == sizes[i]; i--) {
      row[i] = 0;
    }
  }

  private List<Attempt> cover(List<Attempt> all) {
    int[] wide = IntStream.range(0, sizes.length).filter(i -> sizes[i] > 1).toArray();
    if (wide.length < 3) {
      return all;
    }
    TreeSet<Integer> numbers = new TreeSet<>();
    for (int[] row : Pairwise.rows(IntStream.of(wide).map(i -> sizes[i]).toArray())) {
      int number = 0;
      for (int i = 0; i < wide.length; i++) {
        number = number * sizes[wide[i]] + row[i];
      }
      numbers.add(number);
    }
    return numbers.stream().map(all::get).toList();
  }

  /** Makes a request of one value of each factor. */
  private final class Maker {
    private final List<List<String>> texts;
    private final Origin origin;
    private final List<Map<String, List<String>>> queries;
    private final List<Optional<JsonNode>> bodies;

    Maker(List<List<String>> texts, Origin origin) {
      this.texts = texts;
      this.origin = origin;
      queries = sets.stream().map(ParameterSet::query).toList();
      bodies = sets.stream().map(ParameterSet::body).toList();
    }

    Attempt attempt(int[] row) {
      String method = head.methods().get(row[0]);
      int set = row[1 + texts.size()];
      Target target = target(row);
      Map<String, List<String>> query = target.query();
      boolean inQuery = ParameterSet.isInQuery(method);
      if (inQuery) {
        query.putAll(queries.get(set));
      }
      return new Attempt(
          method,
          target.path(),
          query,
          headersOf(row),
          inQuery ? Optional.empty() : bodies.get(set),
          target.base(),
          origin);
    }

    private Target target(int[] row) {
      StringBuilder address = new StringBuilder();
      for (int i = 0; i < texts.size(); i++) {
        address.append(texts.get(i).get(row[1 + i]));
      }
      try {
        return Target.of(address.toString());
      } catch (IllegalArgumentException e) {
        throw written.wrong(
            head.from(),
            "`" + Secrets.quoted(address.toString()) + "` cannot be called",
            e.getMessage());
      }
    }

    private Map<String, String> headersOf(int[] row) {
      Map<String, String> sent = new LinkedHashMap<>();
      for (int i = 0; i < headers.size(); i++) {
        String value = headers.get(i).getValue().get(row[2 + texts.size() + i]);
        if (!value.isEmpty()) {
          sent.put(headers.get(i).getKey(), value);
        }
      }
      return sent;
    }
  }
}
