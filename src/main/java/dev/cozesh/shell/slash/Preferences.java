package dev.cozesh.shell.slash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.EditedJson;
import dev.cozesh.json.Json;
import dev.cozesh.shell.render.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a user wants the prompt: read once, kept in a file for its owner alone. Whatever is wrong
 * with the file is a remark, never a failure. Values are read by any thread, set by one.
 */
public final class Preferences {
  private final Path file;
  private final List<String> remarks = new ArrayList<>();
  private volatile Map<Preference, String> values;

  /**
   * Reads the file, which need not be there.
   *
   * @param file {@code prompt.json} in the user's directory
   */
  public Preferences(Path file) {
    this.file = requireNonNull(file, "file");
    this.values = read();
  }

  /** What is wrong with the file, for the user to know; mostly nothing. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** How values are shown. */
  public Shape output() {
    return Shape.of(get(Preference.OUTPUT));
  }

  /** Rows of a table before the rest waits. */
  public int rows() {
    return Integer.parseInt(get(Preference.ROWS));
  }

  /** So many calls that change something pass without a question; 0: all of them. */
  public int confirm() {
    return Integer.parseInt(get(Preference.CONFIRM));
  }

  /** Whether a preference that is on or off is on. */
  public boolean isOn(Preference preference) {
    return get(preference).equals("on");
  }

  /** The user's editor, when it is set here. */
  public Optional<String> editor() {
    return Optional.of(get(Preference.EDITOR)).filter(text -> !text.isEmpty());
  }

  /** A preference's value as text. */
  public String get(Preference preference) {
    return values.getOrDefault(preference, preference.usual());
  }

  /**
   * Sets a preference, from now on and, where it is kept, for later prompts.
   *
   * @param typed as the user wrote it
   * @throws CozeUsageException when it is none of its values; nothing is changed then
   * @throws CozeStateException when it holds now, but could not be kept
   */
  public void set(Preference preference, String typed) {
    String value = preference.read(typed);
    Map<Preference, String> changed = new EnumMap<>(Preference.class);
    changed.putAll(values);
    if (value.equals(preference.usual())) {
      changed.remove(preference);
    } else {
      changed.put(preference, value);
    }
    values = changed;
    if (preference.isKept()) {
      keep(preference);
    }
  }

  private void keep(Preference preference) {
    EditedJson kept = kept().orElseGet(() -> new EditedJson("{}\n"));
    List<String> path = List.of(preference.word());
    String value = values.get(preference);
    EditedJson changed =
        value == null ? kept.without(path) : kept.with(path, TextNode.valueOf(value));
    try {
      AtomicFile.writePrivate(file, changed.text().getBytes(UTF_8));
    } catch (IOException e) {
      throw new CozeStateException(
          preference.word() + " is set for this prompt only",
          file + " cannot be written: " + e.getClass().getSimpleName(),
          "make it and its directory writable",
          e);
    }
  }

  private Optional<EditedJson> kept() {
    try {
      return Optional.of(new EditedJson(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | CozeDataException e) {
      remarks.add(
          file + " cannot be read, so everything is as usual; the next /set writes it anew");
      return Optional.empty();
    }
  }

  private Map<Preference, String> read() {
    Map<Preference, String> read = new EnumMap<>(Preference.class);
    if (!Files.exists(file)) {
      return read; // most users; JSON is not even loaded
    }
    kept()
        .map(text -> Json.parse(text.text(), file.toString()))
        .ifPresent(json -> json.properties().forEach(one -> take(one, read)));
    return read;
  }

  /** What a later version keeps here stays, unread. */
  private void take(Map.Entry<String, JsonNode> kept, Map<Preference, String> read) {
    Optional<Preference> preference = Preference.find(kept.getKey()).filter(Preference::isKept);
    if (preference.isEmpty()) {
      return;
    }
    try {
      read.put(preference.get(), preference.get().read(kept.getValue().asText()));
    } catch (CozeUsageException e) {
      remarks.add(file + ": " + e.what() + " and is as usual; " + e.why());
    }
  }
}
