package dev.cozesh.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.EditedJson;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes profiles in the user's {@code config.json}: in one step, the file for its owner alone,
 * everything else in it as it was written. For one writer at a time.
 */
public final class ProfileStore {
  private static final String PROFILES = "profiles";
  private static final String DEFAULT_PROFILE = "default_profile";
  // What a login decides; the rest of a profile says how servers are reached, and stays.
  private static final List<String> OF_LOGIN =
      List.of("api_token", "auth", "region", "base_url", "workspace");

  private final Path file;

  /**
   * The store of a file.
   *
   * @param file the user's settings, which need not be there
   */
  public ProfileStore(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /** {@return the file} */
  public Path file() {
    return file;
  }

  /**
   * Refuses a profile that the file says in another way.
   *
   * @param name the profile's name
   * @throws CozeUsageException when a {@code COZE_API} block is that profile, or the file is broken
   */
  public void requireRoom(String name) {
    boolean block = tree(read()).has("COZE_API");
    if (block && name.equals(ConfigFile.DEFAULT)) {
      throw new CozeUsageException(
          "the profile default is the COZE_API block of " + file + ", and stays as it is",
          "only what a login itself has stored is changed",
          "change the block yourself, or log in as another: `cozesh login --profile NAME`");
    }
  }

  /**
   * Puts what a login decides into a profile, which is made when it is not there. Of an old one the
   * other settings stay.
   *
   * @param name the profile's name
   * @param login {@code api_token}, {@code region} or {@code base_url}, {@code workspace}
   * @throws CozeUsageException when the file is broken; it stays as it is
   * @throws CozeStateException when it cannot be written
   */
  public void logIn(String name, ObjectNode login) {
    requireRoom(name);
    change(
        text -> {
          if (!tree(text).path(PROFILES).path(name).isObject()) {
            return text.with(List.of(PROFILES, name), login);
          }
          EditedJson changed = withoutLogin(text, name);
          for (Map.Entry<String, JsonNode> part : login.properties()) {
            changed = changed.with(List.of(PROFILES, name, part.getKey()), part.getValue());
          }
          return changed;
        });
  }

  /**
   * Takes out of a profile what a login put there, and the profile when nothing else is in it.
   *
   * @param name the profile's name
   * @throws CozeUsageException when the file is broken; it stays as it is
   * @throws CozeStateException when it cannot be written
   */
  public void logOut(String name) {
    requireRoom(name);
    change(
        text -> {
          EditedJson rest = withoutLogin(text, name);
          return tree(rest).path(PROFILES).path(name).isEmpty() ? without(text, name) : rest;
        });
  }

  /**
   * Takes a profile out.
   *
   * @param name the profile's name
   * @throws CozeUsageException when the file is broken; it stays as it is
   * @throws CozeStateException when it cannot be written
   */
  public void remove(String name) {
    requireRoom(name);
    change(text -> without(text, name));
  }

  /**
   * Makes a profile the one that is used when nothing names another.
   *
   * @param name the profile's name
   * @throws CozeUsageException when the file is broken; it stays as it is
   * @throws CozeStateException when it cannot be written
   */
  public void use(String name) {
    change(text -> text.with(List.of(DEFAULT_PROFILE), TextNode.valueOf(name)));
  }

  private static EditedJson withoutLogin(EditedJson text, String name) {
    EditedJson rest = text;
    for (String key : OF_LOGIN) {
      rest = rest.without(List.of(PROFILES, name, key));
    }
    return rest;
  }

  private JsonNode tree(EditedJson text) {
    return Json.parse(text.text(), file.toString());
  }

  private EditedJson without(EditedJson text, String name) {
    boolean used = tree(text).path(DEFAULT_PROFILE).asText().equals(name);
    EditedJson rest = text.without(List.of(PROFILES, name));
    return used ? rest.without(List.of(DEFAULT_PROFILE)) : rest;
  }

  private void change(UnaryOperator<EditedJson> change) {
    String changed = change.apply(read()).text();
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file;
      AtomicFile.writePrivate(target, changed.getBytes(UTF_8));
    } catch (IOException e) {
      throw new CozeStateException(
          file + " cannot be written; nothing was stored",
          e.getClass().getSimpleName(),
          "make it and its directory writable, or set COZESH_HOME to another directory",
          e);
    }
  }

  private EditedJson read() {
    try {
      return new EditedJson(Files.readString(file));
    } catch (NoSuchFileException e) {
      return new EditedJson("{}\n");
    } catch (CozeDataException e) {
      // The parser's own words can repeat a token that lacks its quotes, so they are left out.
      throw new CozeUsageException(
          file + " is not one JSON object, and stays as it is", "", "mend it");
    } catch (IOException e) {
      throw new CozeUsageException(
          file + " cannot be read", e.getClass().getSimpleName(), "make it readable, in UTF-8", e);
    }
  }
}
