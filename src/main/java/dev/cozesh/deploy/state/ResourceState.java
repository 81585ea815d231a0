package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is known of one object that was applied.
 *
 * @param id its id on the server
 * @param owner the script that declared it last, as a path below the project
 * @param origin how it came under this script's care
 * @param isProtected whether it may never be deleted, also once its block is gone
 * @param marker the mark its description still carries from the create; removed by an update
 * @param fields SHA-256 of the canonical value the server held after the last apply, by field
 * @param sent SHA-256 of values that a run was sending when it ended: the server may hold them
 * @param waived SHA-256 of the declared value of fields in which Coze's value was preferred, until
 *     the script says something else
 * @param recent when objects of which a list may not know yet were made, as ISO 8601, by id: the
 *     object itself and its documents
 * @param documents documents by the name they have on the server
 * @param canvas of a workflow that was saved from here
 * @param rows what was sent of the rows of a database
 */
public record ResourceState(
    String id,
    String owner,
    Origin origin,
    boolean isProtected,
    Optional<String> marker,
    Map<String, String> fields,
    Map<String, String> sent,
    Map<String, String> waived,
    Map<String, String> recent,
    Map<String, Document> documents,
    Optional<Published> published,
    Optional<Canvas> canvas,
    Optional<Rows> rows) {
  /** How late a list is believed to be at most. */
  public static final Duration LATE_LISTS = Duration.ofMinutes(15);

  public ResourceState {
    requireNonNull(id, "id");
    owner = owner == null ? "" : owner;
    requireNonNull(origin, "origin");
    requireNonNull(marker, "marker");
    fields = Map.copyOf(fields == null ? Map.of() : fields);
    sent = Map.copyOf(sent == null ? Map.of() : sent);
    waived = Map.copyOf(waived == null ? Map.of() : waived);
    recent = Map.copyOf(recent == null ? Map.of() : recent);
    documents = Map.copyOf(documents == null ? Map.of() : documents);
    requireNonNull(published, "published");
    requireNonNull(canvas, "canvas");
    rows = rows == null ? Optional.empty() : rows;
  }

  /** How an object came under a script's care. */
  public enum Origin {
    CREATED,
    ADOPTED,
    IMPORTED
  }

  /**
   * One document that was sent.
   *
   * @param sha256 of the bytes sent
   * @param cut SHA-256 of the way it was told to be cut
   * @param documentId its id on the server
   * @param replaces ids of older versions of it that still have to be deleted
   * @param fingerprint what Coze told of it once it was processed: size, char_count, slice_count,
   *     update_time; another one means that somebody touched it; empty when none was taken
   */
  public record Document(
      String sha256,
      String cut,
      String documentId,
      List<String> replaces,
      Map<String, String> fingerprint) {
    public Document {
      requireNonNull(sha256, "sha256");
      requireNonNull(cut, "cut");
      requireNonNull(documentId, "documentId");
      replaces = replaces == null ? List.of() : List.copyOf(replaces);
      fingerprint = Map.copyOf(fingerprint == null ? Map.of() : fingerprint);
    }

    /** One of which no fingerprint was taken yet. */
    public Document(String sha256, String cut, String documentId, List<String> replaces) {
      this(sha256, cut, documentId, replaces, Map.of());
    }

    /** The same, with nothing left to be deleted. */
    public Document withoutOlder() {
      return new Document(sha256, cut, documentId, List.of(), fingerprint);
    }

    /** The same, as Coze has it now. */
    public Document withFingerprint(Map<String, String> taken) {
      return new Document(sha256, cut, documentId, replaces, taken);
    }
  }

  /**
   * The rows of a database.
   *
   * @param sha256 of the rows that the script declared
   * @param sent how many of them, from the first, are there; fewer than declared when a run ended
   *     before its time
   */
  public record Rows(String sha256, long sent) {
    public Rows {
      requireNonNull(sha256, "sha256");
    }
  }

  /**
   * What was last published.
   *
   * @param connectors connector ids
   * @param fields SHA-256 of each field of the bot that was published
   * @param version the version Coze gave it
   */
  public record Published(List<String> connectors, Map<String, String> fields, String version) {
    public Published {
      connectors = List.copyOf(connectors);
      fields = Map.copyOf(fields);
      requireNonNull(version, "version");
    }
  }

  /**
   * The canvas of a workflow as it was last applied.
   *
   * @param declared SHA-256 of what the script said, canonical
   * @param served SHA-256 of what the server gave then, canonical
   * @param commit which save it was
   */
  public record Canvas(String declared, String served, String commit) {
    public Canvas {
      requireNonNull(declared, "declared");
      requireNonNull(served, "served");
      requireNonNull(commit, "commit");
    }

    /** Whether neither side says anything else than then. */
    public boolean isUntouched(String declaredNow, String servedNow) {
      return declared.equals(declaredNow) && served.equals(servedNow);
    }
  }

  /** An object whose id is known and nothing else. */
  public static ResourceState of(String id, Origin origin) {
    return new ResourceState(
        id,
        "",
        origin,
        false,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public ResourceState withMarker(Optional<String> newMarker) {
    return copy(it -> it.marker = newMarker);
  }

  public ResourceState withOwner(String newOwner) {
    return copy(it -> it.owner = newOwner);
  }

  public ResourceState withProtection(boolean newProtection) {
    return copy(it -> it.isProtected = newProtection);
  }

  /**
   * With what the server holds now; nothing of it is on its way any more.
   *
   * @param kept fields of which nothing was written: what is known of them stays
   */
  public ResourceState withFields(Map<String, String> newFields, Set<String> kept) {
    Map<String, String> all = only(fields, kept);
    all.putAll(newFields);
    return copy(
        it -> {
          it.fields = all;
          it.sent = Map.of();
          it.waived = only(waived, kept);
        });
  }

  /** With values that were being sent when a run ended. */
  public ResourceState withSent(Map<String, String> values) {
    return copy(it -> it.sent = values);
  }

  /** With a field in which Coze's value was preferred to the declared one. */
  public ResourceState waiving(String field, String live, String declared) {
    return copy(
        it -> {
          it.fields = with(fields, field, live);
          it.waived = with(waived, field, declared);
        });
  }

  public ResourceState withPublished(Published newPublished) {
    return copy(it -> it.published = Optional.of(newPublished));
  }

  public ResourceState withCanvas(Canvas newCanvas) {
    return copy(it -> it.canvas = Optional.of(newCanvas));
  }

  public ResourceState withRows(Rows newRows) {
    return copy(it -> it.rows = Optional.of(newRows));
  }

  /** With one document added or replaced. */
  public ResourceState withDocument(String name, Document document) {
    Map<String, Document> changed = new TreeMap<>(documents);
    changed.put(name, document);
    return copy(it -> it.documents = changed);
  }

  /** Without the document of that name. */
  public ResourceState withoutDocument(String name) {
    Map<String, Document> changed = new TreeMap<>(documents);
    changed.remove(name);
    return copy(it -> it.documents = changed);
  }

  /** With something that was made just now; what was made long ago is in every list by now. */
  public ResourceState making(String newId, Instant now) {
    Map<String, String> changed = new TreeMap<>(recent);
    changed.values().removeIf(at -> isLongAgo(at, now));
    changed.put(newId, now.toString());
    return copy(it -> it.recent = changed);
  }

  /** Whether a list that lacks it may only be late. */
  public boolean isRecent(String someId, Instant now) {
    String at = recent.get(someId);
    return at != null && !isLongAgo(at, now);
  }

  private static boolean isLongAgo(String at, Instant now) {
    return Instant.parse(at).plus(LATE_LISTS).isBefore(now);
  }

  /** Whether a value is the one last applied, or one of ours that was on its way. */
  public boolean isOurs(String field, String hash) {
    return hash.equals(fields.get(field)) || hash.equals(sent.get(field));
  }

  private static Map<String, String> only(Map<String, String> map, Set<String> keys) {
    Map<String, String> some = new TreeMap<>(map);
    some.keySet().retainAll(keys);
    return some;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> changed = new TreeMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private ResourceState copy(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.freeze();
  }

  /** The members while a copy is made: ten of them are too many for a constructor at each place. */
  private static final class Draft {
    private final String id;
    private String owner;
    private final Origin origin;
    private boolean isProtected;
    private Optional<String> marker;
    private Map<String, String> fields;
    private Map<String, String> sent;
    private Map<String, String> waived;
    private Map<String, String> recent;
    private Map<String, Document> documents;
    private Optional<Published> published;
    private Optional<Canvas> canvas;
    private Optional<Rows> rows;

    Draft(ResourceState from) {
      id = from.id;
      owner = from.owner;
      origin = from.origin;
      isProtected = from.isProtected;
      marker = from.marker;
      fields = from.fields;
      sent = from.sent;
      waived = from.waived;
      recent = from.recent;
      documents = from.documents;
      published = from.published;
      canvas = from.canvas;
      rows = from.rows;
    }

    ResourceState freeze() {
      return new ResourceState(
          id,
          owner,
          origin,
          isProtected,
          marker,
          fields,
          sent,
          waived,
          recent,
          documents,
          published,
          canvas,
          rows);
    }
  }
}
