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
  private static final int LEAST_HOURS = 24;
  private static final List<String> CHUNK_OPTIONS =
      List.of("size", "separator", "overlap", "remove_extra_spaces", "remove_urls_emails");

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

  /** Adds documents: files, texts with a name, web pages. May be repeated. */
  public void document(Object... sources) {
    document(Map.of(), sources);
  }

  /**
   * Adds documents: files, texts with a name, web pages. May be repeated.
   *
   * @param options encoding: of texts that are not UTF-8; every: hours between two readings of a
   *     web page, 24 or more
   */
  public void document(Map<?, ?> options, Object... sources) {
    word("document");
    Place place = here("document");
    Options given = Options.of(options, "document", place, List.of("encoding", "every"));
    for (Object source : Several.of(sources)) {
      desired(source, given, place).forEach(each -> add(each, place));
    }
  }

  /** Adds a picture, of which Coze says what it shows. May be repeated. */
  public void image(Object file) {
    image(Map.of(), file);
  }

  /**
   * Adds a picture. May be repeated.
   *
   * @param options caption: what it shows
   */
  public void image(Map<?, ?> options, Object file) {
    word("image");
    Place place = here("image");
    Options given = Options.of(options, "image", place, List.of("caption"));
    Optional<String> caption = given.text("caption").map(text -> text(text, "image"));
    for (Object each : Several.of(file)) {
      if (!(each instanceof ScriptFile picture)) {
        throw new CozeScriptException(
            place,
            "image takes a file, not " + Session.kind(each),
            "",
            "write `image file(\"map.png\"), caption: \"…\"`");
      }
      add(
          DesiredDocument.picture(
              picture.getName(), picture.getPath(), picture.getBytes(), caption, place),
          place);
    }
  }

  /**
   * Says how documents are cut.
   *
   * @param options size: tokens, 100 to 2,000; separator: a text; overlap: percent;
   *     remove_extra_spaces, remove_urls_emails: true to clean the text
   */
  public void chunks(Map<?, ?> options) {
    word("chunks");
    Options given = Options.of(options, "chunks", here("chunks"), CHUNK_OPTIONS);
    chunks =
        new Chunks(
            given.whole("size", MIN_CHUNK, MAX_CHUNK),
            given.text("separator").map(text -> text(text, "chunks")),
            given.whole("overlap", 0, 100),
            given.flag("remove_extra_spaces").orElse(false),
            given.flag("remove_urls_emails").orElse(false));
  }

  DesiredKnowledge toDesired(String name, Place place) {
    return new DesiredKnowledge(name, description, documents, chunks, lifecycle(name), place);
  }

  private List<DesiredDocument> desired(Object source, Options given, Place place) {
    Optional<String> encoding = given.text("encoding");
    Optional<Integer> every = given.whole("every", LEAST_HOURS, Integer.MAX_VALUE);
    if (source instanceof WebPage page) {
      refuse(encoding.isPresent(), "encoding: is for files, not for " + page, place);
      return List.of(DesiredDocument.page(page.address(), every, place));
    }
    refuse(
        every.isPresent(),
        "every: is for web pages: `document url(\"https://…\"), every: 24`",
        place);
    if (source instanceof ScriptFile file) {
      return DesiredDocument.all(file.getName(), file.getBytes(), encoding, place);
    }
    if (source instanceof NamedText text) {
      refuse(encoding.isPresent(), "encoding: is for files, not for a text of the script", place);
      return DesiredDocument.all(
          text.name(), text.content().getBytes(StandardCharsets.UTF_8), encoding, place);
    }
    throw new CozeScriptException(
        place,
        "document takes a file or a named text, not " + Session.kind(source),
        "",
        "write `document file(\"policies.md\")`, `document text(\"faq.txt\", \"…\")` or"
            + " `document url(\"https://…\")`");
  }

  private static void refuse(boolean wrong, String what, Place place) {
    if (wrong) {
      throw new CozeScriptException(place, what, "", "leave it out there");
    }
  }

  private void add(DesiredDocument document, Place place) {
    for (DesiredDocument known : documents) {
      if (known.isPicture() != document.isPicture()) {
        throw new CozeScriptException(
            place,
            "a knowledge base holds texts or pictures, not both",
            known.file() + ", at " + known.place() + ", is the other",
            "declare two knowledge bases, and let the bot know both");
      }
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
