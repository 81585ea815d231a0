package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of one object that was applied.
 *
 * @param id its id on the server
 * @param owner the script that declared it last, as a path below the project
 * @param origin how it came under this script's care
 * @param isProtected whether it may never be deleted, also once its block is gone
 * @param marker the mark its description still carries from the create; removed by an update
 * @param fields SHA-256 of the canonical value the server held after the last apply, by field
 * @param documents documents by the name they have on the server
 * @param rows what was sent of the rows of a database
 */
public record ResourceState(
    String id,
    String owner,
    Origin origin,
    boolean isProtected,
    Optional<String> marker,
    Map<String, String> fields,
    Map<String, Document> documents,
    Optional<Published> published,
    Optional<Rows> rows) {
  public ResourceState {
    requireNonNull(id, "id");
    owner = owner == null ? "" : owner;
    requireNonNull(origin, "origin");
    requireNonNull(marker, "marker");
    fields = Map.copyOf(fields == null ? Map.of() : fields);
    documents = Map.copyOf(documents == null ? Map.of() : documents);
    requireNonNull(published, "published");
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
        Optional.empty(),
        Optional.empty());
  }

  public ResourceState withMarker(Optional<String> newMarker) {
    return new ResourceState(
        id, owner, origin, isProtected, newMarker, fields, documents, published, rows);
  }

  public ResourceState withOwner(String newOwner) {
    return new ResourceState(
        id, newOwner, origin, isProtected, marker, fields, documents, published, rows);
  }

  public ResourceState withProtection(boolean newProtection) {
    return new ResourceState(
        id, owner, origin, newProtection, marker, fields, documents, published, rows);
  }

  public ResourceState withFields(Map<String, String> newFields) {
    return new ResourceState(
        id, owner, origin, isProtected, marker, newFields, documents, published, rows);
  }

  public ResourceState withPublished(Published newPublished) {
    return new ResourceState(
        id, owner, origin, isProtected, marker, fields, documents, Optional.of(newPublished), rows);
  }

  public ResourceState withRows(Rows newRows) {
    return new ResourceState(
        id, owner, origin, isProtected, marker, fields, documents, published, Optional.of(newRows));
  }

  /** With one document added or replaced. */
  public ResourceState withDocument(String name, Document document) {
    Map<String, Document> changed = new TreeMap<>(documents);
    changed.put(name, document);
    return new ResourceState(
        id, owner, origin, isProtected, marker, fields, changed, published, rows);
  }

  /** Without the document of that name. */
  public ResourceState withoutDocument(String name) {
    Map<String, Document> changed = new TreeMap<>(documents);
    changed.remove(name);
    return new ResourceState(
        id, owner, origin, isProtected, marker, fields, changed, published, rows);
  }
}
