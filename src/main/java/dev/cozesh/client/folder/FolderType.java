package dev.cozesh.client.folder;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a folder holds. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record FolderType(@JsonValue WireValue wire) {
  /** Bots and apps. */
  public static final FolderType DEVELOPMENT = of("development");

  /** Resources. */
  public static final FolderType LIBRARY = of("library");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FolderType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static FolderType of(String text) {
    return new FolderType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
