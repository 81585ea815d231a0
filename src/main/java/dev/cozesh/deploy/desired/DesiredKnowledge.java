package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.List;
import java.util.Optional;

/**
 * A declared knowledge base, of texts or of pictures.
 *
 * @param documents the documents the script manages; others in the knowledge base are left alone
 * @param chunks how documents are cut
 */
public record DesiredKnowledge(
    String name,
    Optional<String> description,
    List<DesiredDocument> documents,
    Chunks chunks,
    Lifecycle lifecycle,
    Place place)
    implements DesiredResource {
  public DesiredKnowledge {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    documents = List.copyOf(documents);
    requireNonNull(chunks, "chunks");
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(place, "place");
  }

  @Override
  public Address address() {
    return new Address(Kind.KNOWLEDGE, name);
  }

  /** The same, with these documents. */
  public DesiredKnowledge withDocuments(List<DesiredDocument> others) {
    return new DesiredKnowledge(name, description, others, chunks, lifecycle, place);
  }

  /** The same, with documents cut in this way. */
  public DesiredKnowledge withChunks(Chunks other) {
    return new DesiredKnowledge(name, description, documents, other, lifecycle, place);
  }

  /** Whether it holds pictures: such a knowledge base is of another kind, without texts. */
  public boolean isOfPictures() {
    return documents.stream().anyMatch(DesiredDocument::isPicture);
  }

  /**
   * How Coze cuts a document. All absent means Coze's automatic way.
   *
   * @param size longest piece, in tokens, 100 to 2,000
   * @param separator where to cut
   * @param overlap overlap of neighbouring pieces in percent; only a self-hosted console has a
   *     field for it
   * @param withoutSpaces whether runs of blanks, tabs and line breaks become one
   * @param withoutAddresses whether web and mail addresses are left out
   */
  public record Chunks(
      Optional<Integer> size,
      Optional<String> separator,
      Optional<Integer> overlap,
      boolean withoutSpaces,
      boolean withoutAddresses) {
    /** Coze's automatic way. */
    public static final Chunks AUTOMATIC =
        new Chunks(Optional.empty(), Optional.empty(), Optional.empty());

    public Chunks {
      requireNonNull(size, "size");
      requireNonNull(separator, "separator");
      requireNonNull(overlap, "overlap");
    }

    /** Pieces that keep the text as it is. */
    public Chunks(Optional<Integer> size, Optional<String> separator, Optional<Integer> overlap) {
      this(size, separator, overlap, false, false);
    }

    /** The same for a server that cannot be told of an overlap. */
    public Chunks withoutOverlap() {
      return new Chunks(size, separator, Optional.empty(), withoutSpaces, withoutAddresses);
    }

    /** Whether nothing was asked for. */
    public boolean isAutomatic() {
      return equals(AUTOMATIC);
    }
  }
}
