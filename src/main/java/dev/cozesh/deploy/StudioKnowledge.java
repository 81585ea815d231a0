package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Base64Content;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.Document;
import dev.cozesh.client.dataset.DocumentProgress;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.client.studio.StudioChunks;
import dev.cozesh.client.studio.StudioDocument;
import dev.cozesh.client.studio.StudioDocumentsCreate;
import dev.cozesh.client.studio.StudioKnowledgeCreate;
import dev.cozesh.client.studio.StudioKnowledgeService;
import dev.cozesh.client.studio.StudioKnowledgeUpdate;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knowledge bases in the console of a self-hosted Coze, with a session. */
final class StudioKnowledge implements KnowledgeStore {
  private static final String PREFIX = "studio.";
  private static final Set<String> TEXTS = Set.of("txt", "pdf", "docx");
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");

  private final StudioKnowledgeService studio;
  private final String spaceId;

  StudioKnowledge(CozeClient client, String spaceId) {
    this.studio = client.studioKnowledge();
    this.spaceId = spaceId;
  }

  /** What the console cannot take of a knowledge base; empty when it can take all. */
  static Optional<String> objection(DesiredKnowledge knowledge) {
    String all =
        knowledge.documents().stream()
            .flatMap(document -> objection(document).stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> objection(DesiredDocument document) {
    if (document.origin() instanceof DesiredDocument.Page) {
      return Optional.of(
          "a self-hosted Coze reads no web pages, so " + document.file() + " has to be a file");
    }
    if (document.isPicture() && !PICTURES.contains(document.type())) {
      return Optional.of(
          "a self-hosted Coze takes pictures as jpg or png, and "
              + document.file()
              + " is neither");
    }
    if (!document.isPicture() && !TEXTS.contains(document.type())) {
      return Optional.of(
          "a self-hosted Coze cannot process "
              + document.type()
              + ", so "
              + document.file()
              + " has to be saved as docx");
    }
    return Optional.empty();
  }

  @Override
  public List<Dataset> list() {
    return studio.list(spaceId).all();
  }

  @Override
  public String create(String name, FormatType holds, String description) {
    return studio.create(new StudioKnowledgeCreate(name, spaceId, holds, description));
  }

  /** The icon is sent as it is, since the console takes away what it is not told. */
  @Override
  public void update(String id, String name, String description, Fields actual) {
    Optional<String> icon =
        Optional.of(actual.text(KnowledgeDriver.ICON)).filter(uri -> !uri.isEmpty());
    studio.update(id, new StudioKnowledgeUpdate(name, description, icon));
  }

  @Override
  public void delete(String id) {
    studio.delete(id);
  }

  @Override
  public List<StoredDocument> documents(String id, boolean pictures) {
    return pictures
        ? studio.pictures(id).all().stream().map(StoredDocument::ofStudio).toList()
        : studio.documents(id).all().stream().map(StoredDocument::ofStudio).toList();
  }

  @Override
  public boolean uploads(DesiredDocument document) {
    return true;
  }

  @Override
  public String upload(DesiredDocument document) {
    Base64Content content =
        document.origin() instanceof DesiredDocument.Picture picture
            ? Base64Content.of(picture.path())
            : Base64Content.of(document.content().bytes());
    return studio.upload(document.type(), content).uri();
  }

  @Override
  public List<Document> add(DocumentBatch batch) {
    List<StudioDocument> bases =
        batch.documents().stream()
            .map(one -> StudioDocument.uploaded(one.name(), batch.uploaded().get(one.name())))
            .toList();
    StudioChunks chunks = new StudioChunks(batch.strategy(), batch.overlap());
    return studio.add(new StudioDocumentsCreate(batch.datasetId(), batch.format(), bases, chunks));
  }

  @Override
  public List<DocumentProgress> progress(String id, List<String> documentIds) {
    return studio.progress(documentIds);
  }

  /** The progress names the status again; only the list has the reason. */
  @Override
  public Optional<String> failure(String id, DocumentProgress failed) {
    return studio.documents(id).all().stream()
        .filter(one -> one.id().equals(failed.documentId()))
        .findFirst()
        .map(one -> one.other().getOrDefault("status_descript", MissingNode.getInstance()).asText())
        .filter(reason -> !reason.isEmpty())
        .or(failed::statusText);
  }

  @Override
  public void caption(String id, String documentId, String caption) {
    studio.caption(documentId, caption);
  }

  @Override
  public void deleteDocuments(List<String> documentIds) {
    studio.deleteDocuments(documentIds);
  }

  @Override
  public Chunks told(Chunks chunks) {
    return chunks;
  }

  @Override
  public String operation(String id) {
    return PREFIX + id;
  }
}
