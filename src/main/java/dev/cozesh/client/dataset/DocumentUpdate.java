package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Changes to a document; what is absent stays.
 *
 * @param documentId the document
 * @param documentName the new name
 * @param updateRule when it is read again; web pages only
 */
public record DocumentUpdate(
    String documentId, Optional<String> documentName, Optional<UpdateRule> updateRule) {
  public DocumentUpdate {
    requireNonNull(documentId, "documentId");
    requireNonNull(documentName, "documentName");
    requireNonNull(updateRule, "updateRule");
  }

  /**
   * Changes nothing yet.
   *
   * @param documentId the document
   * @return the request
   */
  public static DocumentUpdate of(String documentId) {
    return new DocumentUpdate(documentId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code document_name}.
   *
   * @param value the new name
   * @return a copy
   */
  public DocumentUpdate withDocumentName(String value) {
    return new DocumentUpdate(documentId, Optional.of(value), updateRule);
  }

  /**
   * The same with {@code update_rule}.
   *
   * @param value when it is read again; web pages only
   * @return a copy
   */
  public DocumentUpdate withUpdateRule(UpdateRule value) {
    return new DocumentUpdate(documentId, documentName, Optional.of(value));
  }
}
