package dev.cozesh.http;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * An answer's headers; names are looked up without regard to case. A map is built only when
 * somebody walks through it: a call asks for two or three of a dozen. Unchangeable.
 */
final class HeaderMap extends AbstractMap<String, List<String>> {
  private final Header[] headers;
  private volatile Map<String, List<String>> all;

  /**
   * @param headers in the order of the wire; not copied
   */
  HeaderMap(Header[] headers) {
    this.headers = headers;
  }

  static HeaderMap of(Map<String, List<String>> headers) {
    return new HeaderMap(
        headers.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream().map(value -> new BasicHeader(entry.getKey(), value)))
            .toArray(Header[]::new));
  }

  /** The first value of that name. */
  Optional<String> first(String name) {
    for (Header header : headers) {
      if (header.getName().equalsIgnoreCase(name)) {
        return Optional.of(value(header));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> get(Object name) {
    return name instanceof String text && containsKey(text) ? all().get(text) : null;
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String text && first(text).isPresent();
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return all().entrySet();
  }

  private Map<String, List<String>> all() {
    Map<String, List<String>> built = all;
    if (built == null) {
      built = build();
      all = built;
    }
    return built;
  }

  private Map<String, List<String>> build() {
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers) {
      map.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(value(header));
    }
    map.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(map);
  }

  private static String value(Header header) {
    return String.valueOf(header.getValue());
  }
}
