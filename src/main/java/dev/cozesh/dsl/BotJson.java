package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a bot that a team keeps as JSON: its own names ({@code instructions}, {@code
 * welcome_message}) and the right names of the wire. Every key is mapped or refused with a reason;
 * none is dropped in silence.
 */
final class BotJson {
  private static final Map<String, String> NOT_FOR_COZE =
      Map.ofEntries(
          Map.entry(
              "visibility",
              "Coze has no such field; who sees a bot is decided by `publish to: […]`"),
          Map.entry("version", "Coze counts versions itself, one for each publish"),
          Map.entry(
              "workflows",
              "these describe workflows and hold no ids; write `uses workflow(\"name\")` in the"
                  + " block"),
          Map.entry("plugins", "write `uses plugin(\"plugin id\", \"tool id\")` in the block"),
          Map.entry("avatar", "Coze takes no address of a picture; an icon has to be uploaded"),
          Map.entry("icon", "Coze takes no address of a picture; an icon has to be uploaded"),
          Map.entry("system_prompt", "the field of the wire is prompt_info.prompt"),
          Map.entry("prompt.system_prompt", "Coze ignores it; write prompt_info.prompt"),
          Map.entry("prompt.welcome_message", "Coze ignores it; write onboarding_info.prologue"),
          Map.entry("greeting", "write onboarding_info.prologue"),
          Map.entry("space_id", "write `workspace \"…\"` in the script"),
          Map.entry("workspace_id", "write `workspace \"…\"` in the script"),
          Map.entry("bot_id", "the id is found by name and kept in state"),
          Map.entry("knowledge", "write `knows knowledge(\"name\")` in the block"),
          Map.entry("dataset_ids", "write `knows knowledge(\"name\")` in the block"),
          Map.entry("connector_ids", "write `publish to: […]` in the block"));

  /** What bears on other things than the bot's own fields: leaving it out loses nothing of it. */
  private static final Set<String> ASIDE =
      Set.of(
          "visibility",
          "version",
          "workflows",
          "plugins",
          "avatar",
          "icon",
          "space_id",
          "workspace_id",
          "bot_id",
          "knowledge",
          "dataset_ids",
          "connector_ids");

  private static final String UNKNOWN = "Coze's bot has no such field";

  private static final List<String> MAPPED =
      List.of(
          "name",
          "description",
          "instructions",
          "welcome_message",
          "prompt_info",
          "onboarding_info",
          "suggested_questions",
          "model_info_config");

  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private Optional<List<String>> suggestions = Optional.empty();
  private Optional<ModelSettings> model = Optional.empty();

  private BotJson() {}

  /** What the JSON gives a bot. */
  record Fields(
      Optional<String> name,
      Optional<String> description,
      Optional<String> prompt,
      Optional<Onboarding> onboarding,
      Optional<ModelSettings> model) {}

  /**
   * Maps every key.
   *
   * @param name the script's own name for the bot; the JSON may say the same, but no other
   * @param ignored keys to leave out, each of them in the JSON
   * @throws CozeScriptException when keys are left over: one error that names all of them
   */
  static Fields read(
      Optional<String> name, Map<?, ?> json, Collection<String> ignored, Place place) {
    requireKnown(ignored, json, place);
    BotJson reading = new BotJson();
    json.forEach(
        (key, value) -> {
          if (!ignored.contains(String.valueOf(key))) {
            reading.take(String.valueOf(key), value, place);
          }
        });
    name.ifPresent(reading::refuseOtherThan);
    reading.refuse(place);
    return reading.fields();
  }

  /**
   * The keys that can be left out without losing anything of the bot, each with the reason why it
   * has no place; what is only written wrongly is not among them.
   */
  static Map<String, String> aside(Map<?, ?> json) {
    BotJson reading = new BotJson();
    Map<String, String> aside = new LinkedHashMap<>();
    json.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !MAPPED.contains(key))
        .forEach(key -> reading.take(key, json.get(key), Place.NOWHERE));
    reading.refused.forEach(
        (key, reason) -> {
          if (ASIDE.contains(key) || reason.equals(UNKNOWN)) {
            aside.put(key, reason);
          }
        });
    return aside;
  }

  private static void requireKnown(Collection<String> ignored, Map<?, ?> json, Place place) {
    List<String> keys = json.keySet().stream().map(String::valueOf).toList();
    for (String name : ignored) {
      if (!keys.contains(name)) {
        throw new CozeScriptException(
            place,
            "ignore names " + name + ", which the JSON does not hold",
            "its keys are " + String.join(", ", keys),
            Nearest.to(name, keys).map(near -> "did you mean \"" + near + "\"?").orElse(""));
      }
    }
  }

  private void take(String key, Object value, Place place) {
    if (value == null) {
      return;
    }
    switch (key) {
      case "name", "description" -> text(key, key, value);
      case "instructions" -> text(key, "prompt", value);
      case "welcome_message" -> text(key, "prologue", value);
      case "suggested_questions" -> questions(key, value);
      case "prompt" -> prompt(value);
      case "prompt_info" -> object(key, value, Map.of("prompt", "prompt"));
      case "onboarding_info" ->
          object(key, value, Map.of("prologue", "prologue", "suggested_questions", ""));
      case "model_info_config" -> model(key, value, place);
      case "avatar", "icon" -> {
        if (!"".equals(value)) {
          refused.put(key, NOT_FOR_COZE.get(key));
        }
      }
      default -> refuse(key);
    }
  }

  private void refuseOtherThan(String name) {
    field("name")
        .filter(other -> !other.equals(name))
        .ifPresent(
            other ->
                refused.put(
                    "name",
                    "the script says \"" + name + "\", the JSON \"" + other + "\"; drop one"));
  }

  private void refuse(String key) {
    String near = Nearest.to(key, MAPPED).map(name -> "; did you mean " + name + "?").orElse("");
    refused.put(key, NOT_FOR_COZE.getOrDefault(key, UNKNOWN + near));
  }

  private void text(String key, String field, Object value) {
    if (!(value instanceof CharSequence)) {
      refused.put(key, "a text is wanted here, not " + Session.kind(value));
    } else if (texts.putIfAbsent(field, value.toString()) != null) {
      refused.put(key, "another key gives the " + field + " already");
    }
  }

  private void prompt(Object value) {
    if (value instanceof Map<?, ?> wrong) {
      wrong.keySet().forEach(key -> refuse("prompt." + key));
    } else {
      text("prompt", "prompt", value);
    }
  }

  /** An object of the wire; a field mapped to no name is the list of questions. */
  private void object(String key, Object value, Map<String, String> known) {
    if (!(value instanceof Map<?, ?> object)) {
      refused.put(key, "an object is wanted here, not " + Session.kind(value));
      return;
    }
    object.forEach(
        (inner, each) -> {
          String path = key + "." + inner;
          String field = known.get(String.valueOf(inner));
          if (field == null) {
            refuse(path);
          } else if (each != null && field.isEmpty()) {
            questions(path, each);
          } else if (each != null) {
            text(path, field, each);
          }
        });
  }

  private void questions(String key, Object value) {
    if (!(value instanceof List<?> list)
        || !list.stream().allMatch(CharSequence.class::isInstance)) {
      refused.put(key, "a list of texts is wanted here, not " + Session.kind(value));
    } else if (suggestions.isPresent()) {
      refused.put(key, "another key gives the suggested questions already");
    } else {
      suggestions = Optional.of(list.stream().map(String::valueOf).toList());
    }
  }

  private void model(String key, Object value, Place place) {
    if (!(value instanceof Map<?, ?> config) || config.get("model_id") == null) {
      refused.put(key, "an object with a model_id is wanted here");
      return;
    }
    List<String> known =
        List.of(
            "model_id", "temperature", "top_p", "max_tokens", "context_round", "response_format");
    List<String> others =
        config.keySet().stream()
            .map(String::valueOf)
            .filter(each -> !known.contains(each))
            .toList();
    if (!others.isEmpty()) {
      others.forEach(each -> refused.put(key + "." + each, "the model has no such setting here"));
      return;
    }
    Options settings = Options.of(config, key, place, known);
    model =
        Optional.of(
            new ModelSettings(
                String.valueOf(config.get("model_id")),
                settings.decimal("temperature"),
                settings.decimal("top_p"),
                settings.whole("max_tokens", 1, Integer.MAX_VALUE),
                settings.whole("context_round", 0, Integer.MAX_VALUE),
                settings.text("response_format")));
  }

  private void refuse(Place place) {
    if (refused.isEmpty()) {
      return;
    }
    StringBuilder reasons = new StringBuilder("every key has to go somewhere");
    refused.forEach(
        (key, reason) -> reasons.append("\n    ").append(key).append(": ").append(reason));
    List<String> tops =
        refused.keySet().stream()
            .map(key -> "\"" + key.split("\\.", 2)[0] + "\"")
            .distinct()
            .toList();
    throw new CozeScriptException(
        place,
        "the bot's JSON holds "
            + refused.size()
            + (refused.size() == 1 ? " key" : " keys")
            + " that cannot be taken over: "
            + String.join(", ", refused.keySet()),
        reasons.toString(),
        "mend the JSON, or leave them out on purpose: `ignore: [" + String.join(", ", tops) + "]`");
  }

  private Fields fields() {
    Optional<String> prologue = field("prologue");
    Optional<Onboarding> onboarding =
        prologue.isEmpty() && suggestions.isEmpty()
            ? Optional.empty()
            : Optional.of(new Onboarding(prologue, suggestions));
    return new Fields(field("name"), field("description"), field("prompt"), onboarding, model);
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(texts.get(name));
  }
}
