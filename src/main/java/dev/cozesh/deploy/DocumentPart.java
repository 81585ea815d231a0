package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Watched;
import java.util.ArrayList;
import java.util.List;

/** The documents of one knowledge base. */
final class DocumentPart implements Part {
  private final KnowledgeStore store;
  private final DesiredKnowledge knowledge;
  private final DocumentPlanner planner;
  private final DocumentPlan plan;

  DocumentPart(KnowledgeStore store, DesiredKnowledge knowledge, DocumentPlanner planner) {
    this.store = store;
    this.knowledge = knowledge;
    this.planner = planner;
    this.plan = planner.plan();
  }

  @Override
  public boolean isEmpty() {
    return plan.isEmpty();
  }

  @Override
  public When when() {
    return When.WITH_ITS_OBJECT;
  }

  @Override
  public List<FieldChange> changes() {
    return planner.changes();
  }

  @Override
  public List<Watched> watched() {
    return planner.watched();
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(planner.remarks());
    knowledge
        .chunks()
        .overlap()
        .filter(overlap -> store.told(knowledge.chunks()).overlap().isEmpty())
        .ifPresent(
            overlap ->
                remarks.add(
                    "chunks overlap: "
                        + overlap
                        + " is not sent: the public API has no such field"));
    return remarks;
  }

  @Override
  public List<String> strangers() {
    return planner.strangers();
  }

  @Override
  public int requests() {
    if (plan.isEmpty()) {
      return 0;
    }
    int sending = 2 * DocumentUpload.batches(plan.send()).size();
    int uploads = (int) plan.send().stream().filter(store::uploads).count();
    int captions = (int) knowledge.documents().stream().filter(this::mayBeTold).count();
    return sending
        + uploads
        + DocumentWork.POLLS
        + 1
        + captions
        + (plan.delete().isEmpty() ? 0 : 1);
  }

  private boolean mayBeTold(DesiredDocument document) {
    return document.caption().isPresent()
        && (plan.send().contains(document) || plan.captions().containsKey(document));
  }

  @Override
  public List<String> operations() {
    List<String> operations = new ArrayList<>();
    if (knowledge.isOfPictures()) {
      operations.add("datasets.images.list");
    }
    if (plan.send().stream().anyMatch(store::uploads)) {
      operations.add("files.upload");
    }
    if (knowledge.documents().stream().anyMatch(this::mayBeTold)) {
      operations.add("datasets.images.update");
    }
    if (!plan.isEmpty()) {
      operations.add("datasets.process");
    }
    if (!plan.send().isEmpty()) {
      operations.add("datasets.documents.create");
    }
    if (!plan.delete().isEmpty()) {
      operations.add("datasets.documents.delete");
    }
    return operations.stream().map(store::operation).toList();
  }

  @Override
  public void apply(Run run, String id) {
    new DocumentWork(run, store).apply(knowledge, plan, id);
  }
}
