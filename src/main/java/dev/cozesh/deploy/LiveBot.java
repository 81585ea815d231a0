package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cozesh.catalog.Limits;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import dev.cozesh.deploy.desired.DesiredBot.PluginTool;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.Place;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A bot as the declaration that leaves it as it is; made for one bot. */
final class LiveBot {
  private static final int SHORT = 60;

  private final LiveReader reader;
  private final Limits limits;
  private final List<String> remarks = new ArrayList<>();

  LiveBot(LiveReader reader, Limits limits) {
    this.reader = reader;
    this.limits = limits;
  }

  LiveObject of(LiveReader.Row row, BotAnswer bot, LivePublication published) {
    Fields actual = bot.fields();
    String name = bot.name();
    DesiredBot bare = bare(name);
    Optional<String> objection =
        name.isBlank() ? Optional.of("it has no name") : Checks.objection(bare, limits);
    objection.ifPresent(why -> remarks.add("not declarable: " + why));
    DesiredBot declared = declared(bare, bot, actual);
    if (!published.connectors().isEmpty()) {
      declared = withPublication(declared, published);
    }
    remarkOnTheRest(declared, bot, actual);
    return new LiveObject(
        Kind.BOT,
        row.id(),
        name,
        objection.isPresent() ? Optional.empty() : Optional.of(declared),
        remarks,
        named(actual),
        Json.object());
  }

  private DesiredBot declared(DesiredBot bare, BotAnswer bot, Fields actual) {
    Optional<String> description =
        bot.description().map(Marker::without).filter(text -> fits(description(bare, text), text));
    Optional<String> prompt = bot.prompt().filter(text -> fits(prompt(bare, text), text));
    return new DesiredBot(
        bare.name(),
        description,
        prompt,
        onboarding(bare, bot),
        model(actual),
        references(Kind.KNOWLEDGE, actual.texts(BotDriver.KNOWLEDGE), "knows"),
        references(Kind.WORKFLOW, actual.texts(BotDriver.WORKFLOWS), "uses"),
        plugins(actual),
        Optional.empty(),
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  private static DesiredBot bare(String name) {
    return bot(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static DesiredBot description(DesiredBot bare, String text) {
    return bot(bare.name(), Optional.of(text), Optional.empty(), Optional.empty());
  }

  private static DesiredBot prompt(DesiredBot bare, String text) {
    return bot(bare.name(), Optional.empty(), Optional.of(text), Optional.empty());
  }

  private static DesiredBot bot(
      String name,
      Optional<String> description,
      Optional<String> prompt,
      Optional<Onboarding> onboarding) {
    return new DesiredBot(
        name,
        description,
        prompt,
        onboarding,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  /** Whether a text is worth a word, and Coze's limits and the guard against secrets allow it. */
  private boolean fits(DesiredBot alone, String text) {
    if (text.isEmpty()) {
      return false;
    }
    Optional<String> objection = Checks.objection(alone, limits);
    objection.ifPresent(why -> remarks.add("not declarable: " + why));
    return objection.isEmpty();
  }

  private Optional<Onboarding> onboarding(DesiredBot bare, BotAnswer bot) {
    Optional<String> prologue =
        bot.prologue()
            .filter(text -> fits(greeting(bare, Optional.of(text), Optional.empty()), text));
    Optional<List<String>> suggestions =
        bot.suggestions()
            .filter(
                all ->
                    fits(greeting(bare, Optional.empty(), Optional.of(all)), String.join("", all)));
    return prologue.isEmpty() && suggestions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Onboarding(prologue, suggestions));
  }

  private static DesiredBot greeting(
      DesiredBot bare, Optional<String> prologue, Optional<List<String>> suggestions) {
    return bot(
        bare.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Onboarding(prologue, suggestions)));
  }

  private static Optional<ModelSettings> model(Fields actual) {
    String id = actual.text(BotDriver.MODEL_PART + "model_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelSettings(
            id,
            number(actual, "temperature").map(JsonNode::doubleValue),
            number(actual, "top_p").map(JsonNode::doubleValue),
            whole(actual, "max_tokens", 1),
            whole(actual, "context_round", 0),
            actual
                .get(BotDriver.MODEL_PART + "response_format")
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)));
  }

  private static Optional<JsonNode> number(Fields actual, String member) {
    return actual.get(BotDriver.MODEL_PART + member).filter(JsonNode::isNumber);
  }

  private static Optional<Integer> whole(Fields actual, String member, int least) {
    return number(actual, member)
        .map(JsonNode::decimalValue)
        .filter(value -> value.scale() <= 0 && value.precision() - value.scale() < 10)
        .map(java.math.BigDecimal::intValue)
        .filter(value -> value >= least);
  }

  /** A list is declared whole or not at all: Coze replaces whole lists. */
  private Optional<List<Reference>> references(Kind kind, List<String> ids, String word) {
    List<String> lost = ids.stream().filter(id -> reader.mention(kind, id).isEmpty()).toList();
    if (!lost.isEmpty()) {
      remarks.add(
          "not declarable: "
              + word
              + " "
              + String.join(", ", ids)
              + "; the workspace does not list "
              + String.join(", ", lost));
      return Optional.empty();
    }
    List<Reference> all =
        ids.stream()
            .map(id -> new Reference(kind, reader.mention(kind, id).orElseThrow(), Place.NOWHERE))
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<List<PluginTool>> plugins(Fields actual) {
    List<PluginTool> tools = new ArrayList<>();
    for (String tool : actual.texts(BotDriver.PLUGINS)) {
      int slash = tool.indexOf('/');
      tools.add(new PluginTool(tool.substring(0, slash), tool.substring(slash + 1)));
    }
    return tools.isEmpty() ? Optional.empty() : Optional.of(tools);
  }

  private DesiredBot withPublication(DesiredBot bot, LivePublication published) {
    List<String> older = published.differing(wanted(bot));
    if (older.isEmpty()) {
      return bot.withPublishTo(published.connectors());
    }
    remarks.add(
        "not declared: publish to: "
            + published.connectors().stream()
                .map(one -> one.equals(Publication.API) ? "\"api\"" : "\"" + one + "\"")
                .collect(Collectors.joining(", ", "[", "]"))
            + ", which would publish the draft; what is published differs in "
            + String.join(", ", older));
    return bot;
  }

  private Fields wanted(DesiredBot bot) {
    return BotDriver.desired(
        bot, reference -> reader.find(reference.kind(), reference.nameOrId()).id());
  }

  private void remarkOnTheRest(DesiredBot declared, BotAnswer bot, Fields actual) {
    Fields wanted = wanted(declared);
    List<String> rest = new ArrayList<>();
    for (String field : actual.names()) {
      boolean said = wanted.all().containsKey(field) || !field.contains(".") || isSaid(field);
      actual.get(field).filter(value -> !said).ifPresent(value -> rest.add(shown(field, value)));
    }
    bot.rest().forEach((name, value) -> rest.add(shown(name, value)));
    if (!rest.isEmpty()) {
      remarks.add("no word declares: " + String.join(", ", rest));
    }
  }

  /** Of these a remark of their own tells, or a comment behind the model. */
  private static boolean isSaid(String field) {
    return field.equals(BotDriver.MODEL_NAME)
        || field.equals(BotDriver.KNOWLEDGE)
        || field.equals(BotDriver.WORKFLOWS)
        || field.equals(BotDriver.PROMPT_PART + "prompt")
        || field.equals(BotDriver.ONBOARDING_PART + "prologue")
        || field.equals(BotDriver.ONBOARDING_PART + "suggested_questions");
  }

  /** A signed address is another one at each look: of addresses only the name is shown. */
  private static String shown(String field, JsonNode value) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    String text =
        value.isNumber()
            ? value.decimalValue().toPlainString()
            : SecretShapes.mask(value.toString());
    boolean brief = text.length() <= SHORT && !text.contains("://") && !name.endsWith("_url");
    return brief ? name + " " + text : name;
  }

  private Map<String, JsonNode> named(Fields actual) {
    Map<String, JsonNode> fields = new LinkedHashMap<>(actual.all());
    fields.values().removeIf(Fields::isEmpty);
    fields.computeIfPresent(BotDriver.KNOWLEDGE, (field, ids) -> names(Kind.KNOWLEDGE, ids));
    fields.computeIfPresent(BotDriver.WORKFLOWS, (field, ids) -> names(Kind.WORKFLOW, ids));
    return fields;
  }

  private JsonNode names(Kind kind, JsonNode ids) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    List<String> all = new ArrayList<>();
    ids.forEach(id -> all.add(reader.mention(kind, id.asText()).orElse(id.asText())));
    all.stream().sorted().forEach(names::add);
    return names;
  }
}
