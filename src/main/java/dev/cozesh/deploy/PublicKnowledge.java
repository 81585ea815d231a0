package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.DatasetCreate;
import dev.cozesh.client.dataset.DatasetUpdate;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentBase;
import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.DocumentsCreate;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.client.dataset.UpdateRule;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import java.util.List;
import java.util.Optional;

/** Knowledge bases by the public API, with a token. */
final class PublicKnowledge implements KnowledgeStore {
  private final CozeClient client;
  private final String workspaceId;

  PublicKnowledge(CozeClient client, String workspaceId) {
    this.client = client;
    this.workspaceId = workspaceId;
  }

  @Override
  public List<Dataset> list() {
    return client.datasets().list(workspaceId).all();
  }

  @Override
  public String create(String name, FormatType holds, String description) {
    return client
        .datasets()
        .create(
            new DatasetCreate(
                name, workspaceId, holds, Optional.of(description), Optional.empty()));
  }

  @Override
  public void update(String id, String name, String description, Fields actual) {
    client
        .datasets()
        .update(id, new DatasetUpdate(name, Optional.of(description), Optional.empty()));
  }

  @Override
  public void delete(String id) {
    client.datasets().delete(id);
  }

  @Override
  public List<StoredDocument> documents(String id, boolean pictures) {
    return pictures
        ? client.images().list(id).all().stream().map(StoredDocument::of).toList()
        : client.documents().list(id).all().stream().map(StoredDocument::of).toList();
  }

  @Override
  public boolean uploads(DesiredDocument document) {
    return document.isPicture();
  }

  /** What nobody uses is gone after three months. */
  @Override
  public String upload(DesiredDocument document) {
    DesiredDocument.Picture picture = (DesiredDocument.Picture) document.origin();
    return client.files().upload(picture.path()).id();
  }

  @Override
  public List<Document> add(DocumentBatch batch) {
    return client
        .documents()
        .create(
            new DocumentsCreate(
                batch.datasetId(),
                batch.format(),
                batch.documents().stream().map(one -> base(one, batch)).toList(),
                batch.strategy()));
  }

  private static DocumentBase base(DesiredDocument document, DocumentBatch batch) {
    if (document.origin() instanceof DesiredDocument.Page page) {
      DocumentBase base = DocumentBase.web(document.name(), page.address());
      UpdateRule rule = page.hours().map(UpdateRule::every).orElseGet(UpdateRule::never);
      return new DocumentBase(base.name(), base.sourceInfo(), Optional.empty(), Optional.of(rule));
    }
    String file = batch.uploaded().get(document.name());
    if (file != null) {
      DocumentBase base = DocumentBase.uploaded(document.name(), file);
      return new DocumentBase(base.name(), base.sourceInfo(), document.caption(), Optional.empty());
    }
    return DocumentBase.local(document.name(), document.type(), document.content().bytes());
  }

  @Override
  public List<DocumentProgress> progress(String id, List<String> documentIds) {
    return client.datasets().progress(id, documentIds);
  }

  @Override
  public Optional<String> failure(String id, DocumentProgress failed) {
    return failed.statusText();
  }

  @Override
  public void caption(String id, String documentId, String caption) {
    client.images().caption(id, documentId, caption);
  }

  @Override
  public void deleteDocuments(List<String> documentIds) {
    client.documents().delete(documentIds);
  }

  @Override
  public Chunks told(Chunks chunks) {
    return chunks.withoutOverlap();
  }

  @Override
  public String operation(String id) {
    return id;
  }
}
