package dev.cozesh.deploy.state;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.ResourceState.Document;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.state.ResourceState.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What journals without an end tell: operations of unknown outcome, and results that the state file
 * may not have yet. Replaying any beginning of a journal twice gives the same as once.
 */
public final class Replay {
  private final Map<String, JournalEntry> intents = new LinkedHashMap<>();
  private final Map<String, JournalEntry> latest = new LinkedHashMap<>();
  private final List<JournalEntry> known = new ArrayList<>();
  private List<Pending> pending;

  /** Takes in the lines of one journal, oldest first. */
  void read(String journal, List<JournalEntry> entries) {
    pending = null;
    for (JournalEntry entry : entries) {
      String key = journal + "#" + entry.op();
      if (entry.type() == JournalEntry.Type.INTENT) {
        intents.put(key, entry);
      }
      if (entry.type() == JournalEntry.Type.KNOWN) {
        known.add(entry);
      }
      if (!entry.op().isEmpty()) {
        latest.put(key, entry);
      }
    }
  }

  /** Whether no operation and no object at all is told of. */
  public boolean isEmpty() {
    return intents.isEmpty() && known.isEmpty();
  }

  /** When something of each object was last told of. */
  public Map<Address, Instant> lastTold() {
    Map<Address, Instant> last = new HashMap<>();
    intents.forEach(
        (key, intent) ->
            last.merge(
                address(intent),
                Instant.parse(latest.get(key).at()),
                (one, other) -> one.isAfter(other) ? one : other));
    return last;
  }

  /**
   * Operations whose outcome is not known, oldest first. One that stands in two journals, since a
   * run died while it took the older one over, counts once: as sent, if either says so.
   */
  public List<Pending> pending() {
    if (pending == null) {
      pending = undecided();
    }
    return pending;
  }

  private List<Pending> undecided() {
    Map<List<Object>, Pending> open = new LinkedHashMap<>();
    Map<List<Object>, Integer> alike = new HashMap<>();
    intents.forEach(
        (key, intent) -> {
          JournalEntry last = latest.get(key);
          // An update is looked at, not settled: what is there then tells.
          if (isUndecided(last) && intent.work() != JournalEntry.Work.UPDATE) {
            boolean sent = last.type() != JournalEntry.Type.INTENT;
            String journal = key.substring(0, key.lastIndexOf('#'));
            int nth = alike.merge(List.of(journal, same(intent)), 1, Integer::sum);
            open.merge(
                List.of(nth, same(intent)),
                new Pending(address(intent), intent, sent, Instant.parse(last.at()), last.ids()),
                (older, newer) -> older.sent() ? older : newer);
          }
        });
    return List.copyOf(open.values());
  }

  private static List<Object> same(JournalEntry intent) {
    return List.of(
        intent.work(), intent.address(), intent.marker(), intent.baseline(), intent.items());
  }

  private static boolean isUndecided(JournalEntry last) {
    return switch (last.type()) {
      case INTENT, SENDING, UNDERWAY, LOST -> true;
      default -> false;
    };
  }

  /** The pending operation of an object, if there is one of that kind. */
  public Optional<Pending> pending(Address address, JournalEntry.Work work) {
    return pending().stream()
        .filter(one -> one.address().equals(address) && one.intent().work() == work)
        .reduce((older, newer) -> newer);
  }

  /** The state with every result in it that the journals know. */
  public TargetState onto(TargetState state) {
    SortedMap<Address, ResourceState> merged = withKnown(state);
    Map<String, List<String>> versions = versions();
    intents.forEach(
        (key, intent) -> {
          JournalEntry outcome = latest.get(key);
          if (isKnown(outcome)) {
            merge(merged, intent, outcome, versions);
          } else if (isUndecided(outcome) && intent.work() == JournalEntry.Work.UPDATE) {
            // What it was sending may be there now, and is nobody else's.
            merged.computeIfPresent(address(intent), (at, one) -> one.withSent(intent.items()));
          }
        });
    return new TargetState(state.lineage(), state.serial(), state.target(), merged);
  }

  /** As it was after the last change, whether or not the whole was saved since. */
  private SortedMap<Address, ResourceState> withKnown(TargetState state) {
    SortedMap<Address, ResourceState> merged = new TreeMap<>(state.resources());
    for (JournalEntry entry : known) {
      if (entry.isNewerThan(state)) {
        entry
            .known()
            .ifPresentOrElse(
                resource -> merged.put(address(entry), resource),
                () -> merged.remove(address(entry)));
      }
    }
    return merged;
  }

  /** The ids that each document has had, oldest first. */
  private Map<String, List<String>> versions() {
    Map<String, List<String>> versions = new HashMap<>();
    for (String key : intents.keySet()) {
      JournalEntry outcome = latest.get(key);
      if (isKnown(outcome) && outcome.work() == JournalEntry.Work.DOCUMENTS) {
        outcome
            .ids()
            .forEach(
                (name, id) ->
                    versions
                        .computeIfAbsent(version(outcome, name), one -> new ArrayList<>())
                        .add(id));
      }
    }
    return versions;
  }

  private static String version(JournalEntry outcome, String name) {
    return outcome.address() + "\n" + name;
  }

  private static boolean isKnown(JournalEntry outcome) {
    return outcome.type() == JournalEntry.Type.DONE || outcome.type() == JournalEntry.Type.SETTLED;
  }

  private static void merge(
      Map<Address, ResourceState> merged,
      JournalEntry intent,
      JournalEntry outcome,
      Map<String, List<String>> versions) {
    Address address = address(intent);
    switch (intent.work()) {
      case CREATE, COPY -> {
        String id = outcome.ids().get(address.name());
        if (id != null) {
          merged.computeIfAbsent(address, at -> made(id, intent));
        }
      }
      case DOCUMENTS ->
          merged.computeIfPresent(
              address, (at, one) -> withDocuments(one, intent, outcome, versions));
      case ROWS -> merged.computeIfPresent(address, (at, one) -> withRows(one, intent, outcome));
      default -> {}
    }
  }

  private static ResourceState made(String id, JournalEntry intent) {
    Optional<String> marker =
        intent.marker().isEmpty() ? Optional.empty() : Optional.of(intent.marker());
    return ResourceState.of(id, Origin.CREATED).withMarker(marker);
  }

  /** The outcome of rows tells, under their SHA-256, how many of them are there now. */
  private static ResourceState withRows(
      ResourceState resource, JournalEntry intent, JournalEntry outcome) {
    String sha256 = intent.items().getOrDefault("sha256", "");
    return Optional.ofNullable(outcome.ids().get(sha256))
        .map(sent -> resource.withRows(new Rows(sha256, Long.parseLong(sent))))
        .orElse(resource);
  }

  private static ResourceState withDocuments(
      ResourceState resource,
      JournalEntry intent,
      JournalEntry outcome,
      Map<String, List<String>> versions) {
    ResourceState merged = resource;
    for (Map.Entry<String, String> sent : outcome.ids().entrySet()) {
      String item = intent.items().get(sent.getKey());
      Document now = merged.documents().get(sent.getKey());
      List<String> ids = versions.get(version(outcome, sent.getKey()));
      // A state that has this version or a later one must not go back: what it replaced is gone.
      boolean isPast = now != null && ids.indexOf(now.documentId()) >= ids.indexOf(sent.getValue());
      if (item != null && !isPast) {
        merged = sentDocument(merged, sent.getKey(), item, sent.getValue());
      }
    }
    return merged;
  }

  /**
   * The resource with a document that was sent; the version it replaces stays to be deleted.
   *
   * @param item {@code sha256/cut}
   */
  public static ResourceState sentDocument(
      ResourceState resource, String name, String item, String documentId) {
    Document before = resource.documents().get(name);
    if (before != null && before.documentId().equals(documentId)) {
      return resource;
    }
    List<String> replaces = new ArrayList<>();
    if (before != null) {
      replaces.addAll(before.replaces());
      replaces.add(before.documentId());
    }
    int slash = item.indexOf('/');
    return resource.withDocument(
        name,
        new Document(item.substring(0, slash), item.substring(slash + 1), documentId, replaces));
  }

  private static Address address(JournalEntry entry) {
    return Address.parse(entry.address())
        .orElseThrow(() -> new IllegalArgumentException("not an address: " + entry.address()));
  }
}
