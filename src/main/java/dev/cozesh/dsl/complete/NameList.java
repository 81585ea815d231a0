package dev.cozesh.dsl.complete;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names, made ready for being searched as one types. Immutable. */
public final class NameList {
  /** None. */
  public static final NameList EMPTY = of(List.of());

  private final List<Entry> entries;
  private final Set<LiveName> telling;

  private NameList(List<Entry> entries, Set<LiveName> telling) {
    this.entries = entries;
    this.telling = telling;
  }

  /**
   * {@return the list; takes a few milliseconds for some thousand names, so better not while
   * somebody waits}
   *
   * @param names in the order in which they are shown
   */
  public static NameList of(Collection<LiveName> names) {
    List<Entry> entries = new ArrayList<>(names.size());
    Map<String, Integer> counts = new HashMap<>();
    names.forEach(each -> counts.merge(each.name(), 1, Integer::sum));
    Set<LiveName> telling = new HashSet<>();
    for (LiveName each : names) {
      entries.add(new Entry(each, NameKey.of(each.name())));
      // A name of digits would be taken for an id.
      boolean digits = each.name().chars().allMatch(c -> c >= '0' && c <= '9');
      if (counts.get(each.name()) == 1 && !each.name().isBlank() && !digits) {
        telling.add(each);
      }
    }
    return new NameList(entries, telling);
  }

  /** {@return how many there are} */
  public int size() {
    return entries.size();
  }

  /** Those that fit, the best first; all for nothing typed. */
  public List<LiveName> matching(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    List<Found> found = new ArrayList<>();
    for (Entry entry : entries) {
      NameKey.Fit fit = entry.fit(wanted);
      if (fit != NameKey.Fit.NONE) {
        found.add(new Found(entry.name(), fit));
      }
    }
    if (!wanted.isEmpty()) {
      found.sort(Comparator.comparing(Found::fit).reversed());
    }
    return found.stream().map(Found::name).toList();
  }

  /** Whether the name alone tells which one is meant. */
  boolean tells(LiveName name) {
    return telling.contains(name);
  }

  private record Entry(LiveName name, NameKey key) {
    NameKey.Fit fit(String typed) {
      return name.id().startsWith(typed) ? NameKey.Fit.WRITTEN_FIRST : key.fit(typed);
    }
  }

  private record Found(LiveName name, NameKey.Fit fit) {}
}
