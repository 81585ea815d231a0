package dev.cozesh.dsl;

import static groovy.lang.Closure.DELEGATE_FIRST;

import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import dev.cozesh.deploy.desired.DesiredBot.PluginTool;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Body of {@code bot("name") { … }}. Collects words; {@link #toDesired} checks and freezes. */
public final class BotSpec extends ManagedSpec {
  private static final List<String> MODEL_OPTIONS =
      List.of("temperature", "top_p", "max_tokens", "context_rounds", "response_format");

  private Optional<String> description = Optional.empty();
  private Optional<String> prompt = Optional.empty();
  private Optional<Onboarding> onboarding = Optional.empty();
  private Optional<ModelSettings> model = Optional.empty();
  private Optional<List<Reference>> knowledge = Optional.empty();
  private Optional<List<Reference>> workflows = Optional.empty();
  private Optional<List<PluginTool>> plugins = Optional.empty();
  private Optional<List<String>> publishTo = Optional.empty();

  BotSpec(Session session) {
    super(session, Vocabulary.BOT, Ignorable.BOT);
  }

  /** Says what the bot is for: a text or a file. The last call wins. */
  public void description(Object text) {
    word("description");
    description = Optional.of(text(text, "description"));
  }

  /** Sets persona and reply logic: a text or a file. The last call wins. */
  public void prompt(Object text) {
    word("prompt");
    prompt = Optional.of(text(text, "prompt"));
  }

  /** Opens the block for the greeting and the suggested questions. */
  public void onboarding(
      @DelegatesTo(value = OnboardingSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    word("onboarding");
    OnboardingSpec inner = new OnboardingSpec(session(), onboarding);
    onboarding = Optional.of(within("onboarding", inner, body).toDesired());
  }

  /** Sets the model by its id. The last call wins. */
  public void model(Object id) {
    model(Map.of(), id);
  }

  /**
   * Sets the model by its id, with settings.
   *
   * @param options temperature, top_p, max_tokens, context_rounds, response_format
   */
  public void model(Map<?, ?> options, Object id) {
    word("model");
    Options settings = Options.of(options, "model", here("model"), MODEL_OPTIONS);
    model =
        Optional.of(
            new ModelSettings(
                text(id, "model"),
                settings.decimal("temperature"),
                settings.decimal("top_p"),
                settings.whole("max_tokens", 1, Integer.MAX_VALUE),
                settings.whole("context_rounds", 0, Integer.MAX_VALUE),
                settings.text("response_format")));
  }

  /** Binds knowledge bases: declarations, lookups or names. May be repeated. */
  public void knows(Object... bases) {
    word("knows");
    List<Reference> all = new ArrayList<>(knowledge.orElse(List.of()));
    for (Object base : Several.of(bases)) {
      all.add(reference(Kind.KNOWLEDGE, base, "knows"));
    }
    knowledge = Optional.of(distinct(all));
  }

  /** Binds workflows (declarations, lookups, names) and plugins. May be repeated. */
  public void uses(Object... tools) {
    word("uses");
    for (Object tool : Several.of(tools)) {
      if (tool instanceof PluginTool plugin) {
        List<PluginTool> all = new ArrayList<>(plugins.orElse(List.of()));
        all.add(plugin);
        plugins = Optional.of(all.stream().distinct().toList());
      } else {
        List<Reference> all = new ArrayList<>(workflows.orElse(List.of()));
        all.add(reference(Kind.WORKFLOW, tool, "uses"));
        workflows = Optional.of(distinct(all));
      }
    }
  }

  /**
   * Says where to publish.
   *
   * @param options {@code to:} connector names or ids, one or a list
   */
  public void publish(Map<?, ?> options) {
    word("publish");
    Place place = here("publish");
    Object to =
        Options.of(options, "publish", place, List.of("to"))
            .value("to")
            .orElseThrow(() -> noConnectors(place));
    List<String> ids = new ArrayList<>();
    for (Object connector : Several.of(to)) {
      ids.add(Connectors.id(text(connector, "publish"), place));
    }
    publishTo = Optional.of(ids.stream().distinct().toList());
  }

  /** Refuses: a bot is published somewhere. */
  public void publish() {
    word("publish");
    throw noConnectors(here("publish"));
  }

  DesiredBot toDesired(String name, Place place) {
    return new DesiredBot(
        name,
        description,
        prompt,
        onboarding,
        model,
        knowledge,
        workflows,
        plugins,
        publishTo,
        lifecycle(name),
        place);
  }

  /** Takes over what a JSON file holds; the words of the block come later and win. */
  void takeOver(BotJson.Fields fields) {
    description = fields.description().map(text -> text(text, "bot"));
    prompt = fields.prompt().map(text -> text(text, "bot"));
    onboarding = fields.onboarding().map(this::checked);
    model = fields.model();
  }

  private Onboarding checked(Onboarding given) {
    return new Onboarding(
        given.prologue().map(text -> text(text, "bot")),
        given
            .suggestions()
            .map(all -> all.stream().map(question -> text(question, "bot")).toList()));
  }

  private Reference reference(Kind kind, Object value, String word) {
    Place place = here(word);
    if (value instanceof Handle handle) {
      if (handle.kind() == kind) {
        return handle.reference(place);
      }
      throw new CozeScriptException(
          place,
          word + " takes a " + kind.title() + ", not " + handle,
          "",
          switch (handle.kind()) {
            case KNOWLEDGE -> "write `knows " + handle + "`";
            case WORKFLOW -> "write `uses " + handle + "`";
            case DATABASE -> "a database is bound in the web page: the API cannot";
            case BOT -> "a bot cannot be bound to a bot";
          });
    }
    return new Reference(kind, text(value, word), place);
  }

  /** The same object twice is bound once. */
  private static List<Reference> distinct(List<Reference> references) {
    List<Reference> kept = new ArrayList<>();
    for (Reference each : references) {
      if (kept.stream().noneMatch(known -> known.nameOrId().equals(each.nameOrId()))) {
        kept.add(each);
      }
    }
    return kept;
  }

  private static CozeScriptException noConnectors(Place place) {
    return new CozeScriptException(
        place, "publish does not say where to", "", "write `publish to: [\"api\"]`");
  }
}
