package dev.cozesh.deploy;

import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.dataset.FormatType;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeConflictException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knowledge bases, of texts or of pictures. The public API reads no single one, so reading is
 * listing.
 */
final class KnowledgeDriver implements Driver {
  private static final int PAGE = 100;
  private static final String FORMAT = "format_type";

  /** Where its icon is kept; no script declares it. */
  static final String ICON = "icon_uri";

  private final KnowledgeStore store;

  KnowledgeDriver(KnowledgeStore store) {
    this.store = store;
  }

  @Override
  public List<Listed> list() {
    return store.list().stream().map(KnowledgeDriver::row).toList();
  }

  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    return inventory.byId(Kind.KNOWLEDGE, id).flatMap(Listed::fields);
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    return read(id, inventory.refresh(Kind.KNOWLEDGE));
  }

  @Override
  public Fields desired(DesiredResource resource, References references) {
    DesiredKnowledge knowledge = (DesiredKnowledge) resource;
    return new Fields().put("name", knowledge.name()).put("description", knowledge.description());
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    FormatType format =
        ((DesiredKnowledge) resource).isOfPictures() ? FormatType.IMAGE : FormatType.TEXT;
    return store.create(resource.address().name(), format, description);
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    String name = resource.address().name();
    Fields source = wanted.all().containsKey("description") ? wanted : actual;
    store.update(id, name, source.text("description"), actual);
  }

  @Override
  public List<String> reads() {
    return operations("datasets.list", "datasets.documents.list");
  }

  @Override
  public List<String> writes(boolean makes) {
    return makes ? operations("datasets.create", "datasets.update") : operations("datasets.update");
  }

  private List<String> operations(String... ids) {
    return Stream.of(ids).map(store::operation).toList();
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    DesiredKnowledge knowledge = (DesiredKnowledge) outlook.resource();
    Optional<String> id = outlook.identity().id();
    Optional<ResourceState> known = outlook.known().filter(one -> id.equals(Optional.of(one.id())));
    boolean look =
        id.isPresent()
            && (!knowledge.documents().isEmpty()
                || known.map(one -> !one.documents().isEmpty()).orElse(false));
    boolean pictures = isOfPictures(outlook).orElse(knowledge.isOfPictures());
    if (!knowledge.documents().isEmpty() && pictures != knowledge.isOfPictures()) {
      throw ofAnotherKind(knowledge, pictures);
    }
    DocumentPlanner planner =
        new DocumentPlanner(
            knowledge.withChunks(store.told(knowledge.chunks())),
            pictures,
            known,
            outlook.replay().pending(knowledge.address(), JournalEntry.Work.DOCUMENTS),
            outlook.options(),
            look ? store.documents(id.get(), pictures) : List.of(),
            outlook.now());
    return List.of(new DocumentPart(store, knowledge, planner));
  }

  /** What the knowledge base that is there holds; empty when there is none, or Coze is silent. */
  private static Optional<Boolean> isOfPictures(Outlook outlook) {
    return outlook
        .identity()
        .actual()
        .flatMap(fields -> fields.get(FORMAT))
        .map(format -> format.textValue().equals(FormatType.IMAGE.toString()));
  }

  private static CozeConflictException ofAnotherKind(DesiredKnowledge knowledge, boolean pictures) {
    return new CozeConflictException(
        knowledge.place()
            + ": "
            + knowledge.address()
            + (pictures
                ? " holds pictures on Coze, and the script adds texts"
                : " holds texts on Coze, and the script adds pictures"),
        "what a knowledge base holds is decided when it is made",
        "give the new one another name");
  }

  @Override
  public void delete(String id) {
    store.delete(id);
  }

  @Override
  public Optional<String> deletes() {
    return Optional.of(store.operation("datasets.delete"));
  }

  @Override
  public int readCost(Inventory inventory) {
    return listCost(inventory);
  }

  @Override
  public int listCost(Inventory inventory) {
    return (inventory.all(Kind.KNOWLEDGE).size() + 1 + PAGE) / PAGE;
  }

  private static Listed row(Dataset dataset) {
    Fields fields =
        new Fields().put("name", dataset.name()).put("description", dataset.description());
    dataset.formatType().ifPresent(type -> fields.put(FORMAT, type.toString()));
    fields.put(ICON, dataset.iconUri());
    return new Listed(
        dataset.id(),
        dataset.name().orElse(""),
        dataset.description(),
        dataset.updateTime().map(Listed::time),
        dataset.creatorName().or(dataset::creatorId),
        Optional.of(fields));
  }
}
