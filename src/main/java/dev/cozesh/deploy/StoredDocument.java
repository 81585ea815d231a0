package dev.cozesh.deploy;

import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentStatus;
import dev.cozesh.client.dataset.Photo;
import dev.cozesh.client.dataset.PhotoStatus;
import dev.cozesh.client.dataset.SourceType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document or a picture that is in a knowledge base.
 *
 * @param name empty when Coze shows none
 * @param fingerprint what Coze tells of its content; none for a web page, which Coze itself reads
 *     anew
 * @param caption what a picture is said to show
 */
record StoredDocument(
    String id,
    String name,
    Status status,
    Optional<Long> size,
    boolean isPage,
    Map<String, String> fingerprint,
    Optional<String> caption) {
  StoredDocument {
    fingerprint = Map.copyOf(fingerprint);
  }

  /** How far Coze is with it. */
  enum Status {
    PROCESSING,
    READY,
    FAILED
  }

  static StoredDocument of(Document document) {
    boolean page = document.sourceType().equals(Optional.of(SourceType.WEB_PAGE));
    Map<String, String> fingerprint = new TreeMap<>();
    put(fingerprint, "size", document.size());
    put(fingerprint, "char_count", document.charCount());
    put(fingerprint, "slice_count", document.sliceCount());
    put(fingerprint, "update_time", document.updateTime());
    return new StoredDocument(
        document.id(),
        document.name().orElse(""),
        document.status().equals(Optional.of(DocumentStatus.FAILED))
            ? Status.FAILED
            : document.status().equals(Optional.of(DocumentStatus.PROCESSING))
                ? Status.PROCESSING
                : Status.READY,
        document.size(),
        page,
        page ? Map.of() : fingerprint,
        Optional.empty());
  }

  /** A caption changes the time of a picture, so only its size tells anything. */
  static StoredDocument of(Photo photo) {
    Map<String, String> fingerprint = new TreeMap<>();
    put(fingerprint, "size", photo.size());
    return new StoredDocument(
        photo.id(),
        photo.name().orElse(""),
        photo.status().equals(Optional.of(PhotoStatus.FAILED))
            ? Status.FAILED
            : photo.status().equals(Optional.of(PhotoStatus.PROCESSING))
                ? Status.PROCESSING
                : Status.READY,
        photo.size(),
        false,
        fingerprint,
        photo.caption());
  }

  /**
   * One of a self-hosted console, which measures characters of its pieces, no bytes, and that only
   * once it is ready.
   */
  static StoredDocument ofStudio(Document document) {
    StoredDocument shared = of(document);
    Map<String, String> fingerprint = new TreeMap<>();
    if (document.sliceCount().orElse(0L) > 0) {
      put(fingerprint, "characters", document.size());
      put(fingerprint, "slice_count", document.sliceCount());
      put(fingerprint, "update_time", document.updateTime());
    }
    return shared.told(Optional.empty(), fingerprint);
  }

  /** One of a self-hosted console, which tells nothing of it that its caption does not change. */
  static StoredDocument ofStudio(Photo photo) {
    return of(photo).told(Optional.empty(), Map.of());
  }

  private StoredDocument told(Optional<Long> bytes, Map<String, String> of) {
    return new StoredDocument(id, name, status, bytes, isPage, of, caption);
  }

  private static void put(Map<String, String> fingerprint, String member, Optional<Long> value) {
    value.ifPresent(number -> fingerprint.put(member, number.toString()));
  }

  boolean is(Status one) {
    return status == one;
  }
}
