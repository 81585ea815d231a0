package dev.cozesh.dsl;

import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.PluginTool;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes live objects as a script that declares them: planned, it changes nothing. What a bot uses
 * and the script declares is a variable, other things are lookups. One script, one instance.
 */
public final class SourceText {
  private static final int WIDTH = 100;

  private final List<LiveObject> objects;
  private final Map<Address, String> variables = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private Optional<Function<LiveObject, String>> beside = Optional.empty();

  /**
   * @param objects what the script declares; of several with one address the first
   */
  public SourceText(List<LiveObject> objects) {
    this.objects =
        objects.stream().sorted(Comparator.comparing(LiveObject::kind)).toList(); // keeps the order
  }

  /** The statement that names the workspace of a script. */
  public static String workspace(String nameOrId) {
    return "workspace " + Literal.line(nameOrId);
  }

  /** The statement that runs another script. */
  public static String include(String file) {
    return "include " + Literal.line(file);
  }

  /**
   * Prompts of several lines, and canvases, go to files.
   *
   * @param directory relative to the script; {@code .} for the script's own
   * @param stem what the file of an object is called, without its ending
   */
  public SourceText withPromptsIn(String directory, Function<LiveObject, String> stem) {
    String before = directory.equals(".") ? "" : directory + "/";
    beside = Optional.of(object -> before + stem.apply(object));
    return this;
  }

  /**
   * Prompts of several lines, and canvases, go to files that are called like their objects; where
   * two would be called alike, the id tells them apart.
   *
   * @param directory relative to the script; {@code .} for the script's own
   */
  public SourceText withPromptsIn(String directory) {
    Map<String, Long> stems =
        objects.stream()
            .collect(Collectors.groupingBy(one -> one.kind() + folded(one), Collectors.counting()));
    return withPromptsIn(
        directory,
        object -> {
          String stem = FileNames.stem(object.name(), object.id());
          return stems.get(object.kind() + folded(object)) == 1 ? stem : stem + "-" + object.id();
        });
  }

  /** Some file systems take upper and lower case for one. */
  private static String folded(LiveObject object) {
    return FileNames.stem(object.name(), object.id()).toLowerCase(Locale.ROOT);
  }

  /** The script with the files it names; it ends with a line break. */
  public Source source() {
    Set<Address> declared = new HashSet<>();
    List<LiveObject> first =
        objects.stream()
            .filter(one -> one.declared().isPresent() && declared.add(one.address()))
            .toList();
    nameVariables(first);
    List<String> blocks = new ArrayList<>();
    for (LiveObject object : objects) {
      blocks.add(first.contains(object) ? block(object) : comment(object, declared));
    }
    return new Source(String.join("\n", blocks), files);
  }

  /** Only what something else in the script uses needs a variable. */
  private void nameVariables(List<LiveObject> declared) {
    Set<Address> used =
        declared.stream()
            .flatMap(one -> one.declared().stream())
            .filter(DesiredBot.class::isInstance)
            .map(DesiredBot.class::cast)
            .flatMap(SourceText::uses)
            .collect(Collectors.toSet());
    VariableNames names = new VariableNames();
    declared.stream()
        .map(LiveObject::address)
        .filter(used::contains)
        .forEach(address -> variables.put(address, names.fresh(address)));
  }

  private static Stream<Address> uses(DesiredBot bot) {
    return Stream.of(bot.knowledge(), bot.workflows())
        .flatMap(all -> all.orElse(List.of()).stream())
        .map(SourceText::address);
  }

  private static Address address(Reference reference) {
    return new Address(reference.kind(), reference.nameOrId());
  }

  private String comment(LiveObject object, Set<Address> declared) {
    StringBuilder text = new StringBuilder();
    String title = object.kind().title() + " " + object.id();
    if (object.declared().isPresent() && declared.contains(object.address())) {
      text.append("// another ").append(title).append(" is called ");
      text.append(Literal.line(object.name())).append(", too: a name is declared once\n");
      return text.toString();
    }
    text.append("// ").append(title).append(' ').append(Literal.line(object.name())).append('\n');
    object.remarks().forEach(remark -> remark(text, "", remark));
    return text.toString();
  }

  private String block(LiveObject object) {
    StringBuilder text = new StringBuilder();
    Address address = object.address();
    if (variables.containsKey(address)) {
      text.append("def ").append(variables.get(address)).append(" = ");
    }
    text.append(address.kind().word()).append('(').append(Literal.line(address.name()));
    text.append(") {\n");
    remark(text, "  ", object.kind().title() + " " + object.id());
    DesiredResource declared = object.declared().orElseThrow();
    if (declared instanceof DesiredBot bot) {
      bot(text, bot, object);
    } else if (declared instanceof DesiredKnowledge knowledge) {
      knowledge.description().ifPresent(all -> word(text, "description", Literal.block(all)));
    } else if (declared instanceof DesiredWorkflow workflow) {
      workflow.definition().ifPresent(canvas -> from(text, object, canvas));
    }
    if (declared instanceof DesiredDatabase database) {
      database.description().ifPresent(all -> word(text, "description", Literal.block(all)));
      database.columns().forEach(column -> word(text, "column", column(column)));
    }
    object.remarks().forEach(remark -> remark(text, "  ", remark));
    return text.append("}\n").toString();
  }

  private static String column(DesiredDatabase.Column column) {
    StringBuilder text = new StringBuilder(Literal.line(column.name()));
    text.append(", type: ").append(Literal.line(column.type()));
    column.description().ifPresent(all -> text.append(", description: ").append(Literal.line(all)));
    return text.append(column.isRequired() ? ", required: true" : "").toString();
  }

  private static void remark(StringBuilder text, String indent, String remark) {
    StringBuilder line = new StringBuilder(indent).append("//");
    for (String word : Literal.comment(remark).split(" ")) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length() + 2) {
        text.append(line).append('\n');
        line = new StringBuilder(indent).append("//  ");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private static void word(StringBuilder text, String word, String argument) {
    text.append("  ").append(word).append(' ').append(argument).append('\n');
  }

  private void bot(StringBuilder text, DesiredBot bot, LiveObject object) {
    bot.description().ifPresent(all -> word(text, "description", Literal.block(all)));
    bot.prompt().ifPresent(all -> word(text, "prompt", prompt(object, all)));
    bot.onboarding()
        .ifPresent(
            onboarding -> {
              text.append("  onboarding {\n");
              onboarding
                  .prologue()
                  .ifPresent(all -> word(text.append("  "), "prologue", Literal.block(all)));
              onboarding
                  .suggestions()
                  .filter(all -> !all.isEmpty())
                  .ifPresent(all -> word(text.append("  "), "suggest", literals(all)));
              text.append("  }\n");
            });
    bot.model().ifPresent(model -> word(text, "model", model(model, object)));
    bot.knowledge().ifPresent(all -> word(text, "knows", mentions(all)));
    bot.workflows().ifPresent(all -> word(text, "uses", mentions(all)));
    bot.plugins().ifPresent(all -> word(text, "uses", plugins(all)));
    bot.publishTo()
        .ifPresent(to -> word(text, "publish", "to: [" + literals(Connectors.names(to)) + "]"));
  }

  /** A canvas goes to a file, or nowhere. */
  private void from(StringBuilder text, LiveObject object, DesiredWorkflow.Definition canvas) {
    if (beside.isEmpty()) {
      remark(text, "  ", "its canvas is left out: it is written to a file beside a script alone");
      return;
    }
    String name = beside.get().apply(object) + ".json";
    files.put(name, canvas.json().toPrettyString() + "\n");
    word(text, "from", "file(" + Literal.line(name) + ")");
  }

  private String prompt(LiveObject object, String text) {
    boolean fileKeepsIt =
        text.indexOf('\n') >= 0 && !text.startsWith("\uFEFF") && FileNames.isStorable(text);
    if (beside.isEmpty() || !fileKeepsIt) {
      return Literal.block(text);
    }
    String name = beside.get().apply(object) + ".md";
    files.put(name, text);
    return "file(" + Literal.line(name) + ")";
  }

  private static String model(ModelSettings model, LiveObject object) {
    StringBuilder text = new StringBuilder(Literal.line(model.modelId()));
    model.temperature().ifPresent(value -> text.append(", temperature: ").append(decimal(value)));
    model.topP().ifPresent(value -> text.append(", top_p: ").append(decimal(value)));
    model.maxTokens().ifPresent(value -> text.append(", max_tokens: ").append(value));
    model.contextRounds().ifPresent(value -> text.append(", context_rounds: ").append(value));
    model
        .responseFormat()
        .ifPresent(value -> text.append(", response_format: ").append(Literal.line(value)));
    Optional.ofNullable(object.fields().get("model_info_config.model_name"))
        .filter(name -> !name.asText().contains(model.modelId()))
        .ifPresent(name -> text.append(" // ").append(Literal.comment(name.asText())));
    return text.toString();
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private String mentions(List<Reference> references) {
    return references.stream()
        .map(
            one ->
                variables.getOrDefault(
                    address(one), one.kind().word() + "(" + Literal.line(one.nameOrId()) + ")"))
        .collect(Collectors.joining(", "));
  }

  private static String plugins(List<PluginTool> tools) {
    return tools.stream()
        .map(tool -> "plugin(" + literals(List.of(tool.pluginId(), tool.apiId())) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String literals(List<String> texts) {
    return texts.stream().map(Literal::line).collect(Collectors.joining(", "));
  }
}
