package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which bots or apps a list shows. Coze may add to these. */
public record PublishStatus(@JsonValue WireValue wire) {
  /** Every bot, published or not. */
  public static final PublishStatus ALL = of("all");

  /** Published and unchanged since; what Coze lists unless told. */
  public static final PublishStatus PUBLISHED_ONLINE = of("published_online");

  /** Published, with a draft that is newer. */
  public static final PublishStatus PUBLISHED_DRAFT = of("published_draft");

  /** Never published. */
  public static final PublishStatus UNPUBLISHED_DRAFT = of("unpublished_draft");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PublishStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static PublishStatus of(String text) {
    return new PublishStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
