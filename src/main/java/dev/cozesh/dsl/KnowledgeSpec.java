package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Body of {@code knowledge("name") { … }}. */
public final class KnowledgeSpec extends ManagedSpec {
  private static final int MIN_CHUNK = 100;
  private static final int MAX_CHUNK = 2_000;

  private final List<DesiredDocument> documents = new ArrayList<>();
  private Optional<String> description = Optional.empty();
  private Chunks chunks = Chunks.AUTOMATIC;

  KnowledgeSpec(Session session) {
    super(session, Vocabulary.KNOWLEDGE, Ignorable.KNOWLEDGE);
  }

  /** Says what the knowledge base holds: a text or a file. The last call wins. */
  public void description(Object text) {
    word("description");
    description = Optional.of(text(text, "description"));
  }

  /** Adds documents: files, or texts with a name. May be repeated. */
  public void document(Object... sources) {
    word("document");
    Place place = here("document");
    for (Object source : Several.of(sources)) {
      add(desired(source, place), place);
    }
  }

  /**
   * Says how documents are cut.
   *
   * @param options size: tokens, 100 to 2,000; separator: a text; overlap: percent
   */
  public void chunks(Map<?, ?> options) {
    word("chunks");
    Options given =
        Options.of(options, "chunks", here("chunks"), List.of("size", "separator", "overlap"));
    chunks =
        new Chunks(
            given.whole("size", MIN_CHUNK, MAX_CHUNK),
            given.text("separator").map(text -> text(text, "chunks")),
            given.whole("overlap", 0, 100));
  }

  DesiredKnowledge toDesired(String name, Place place) {
    return new DesiredKnowledge(name, description, documents, chunks, lifecycle(name), place);
  }

  private DesiredDocument desired(Object source, Place place) {
    if (source instanceof ScriptFile file) {
      return DesiredDocument.of(file.getName(), file.getBytes(), place);
    }
    if (source instanceof NamedText text) {
      return DesiredDocument.of(
          text.name(), text.content().getBytes(StandardCharsets.UTF_8), place);
    }
    throw new CozeScriptException(
        place,
        "document takes a file or a named text, not " + Session.kind(source),
        "",
        "write `document file(\"policies.md\")` or `document text(\"faq.txt\", \"…\")`");
  }

  private void add(DesiredDocument document, Place place) {
    for (DesiredDocument known : documents) {
      if (known.name().equals(document.name())) {
        throw new CozeScriptException(
            place,
            "two documents would be called " + document.name(),
            known.file() + ", at " + known.place() + ", has that name on Coze already",
            "rename one of the files");
      }
    }
    documents.add(document);
  }
}
