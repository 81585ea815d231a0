package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.dsl.Literal;
import dev.cozesh.dsl.VariableNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes what a folder holds as the script that declares it. */
public final class FolderScript {
  private final FolderContent content;
  private final UnaryOperator<String> naming;
  private final Map<String, String> variables = new HashMap<>();

  /**
   * @param naming what the script calls a file of the folder
   */
  public FolderScript(FolderContent content, UnaryOperator<String> naming) {
    this.content = requireNonNull(content, "content");
    this.naming = requireNonNull(naming, "naming");
  }

  /** The script; it ends with a line break, and of the same folder it is the same. */
  public String text() {
    if (bindsKnowledge()) {
      VariableNames names = new VariableNames();
      content
          .knowledge()
          .forEach(
              one ->
                  variables.put(one.name(), names.fresh(new Address(Kind.KNOWLEDGE, one.name()))));
    }
    List<String> blocks = new ArrayList<>();
    blocks.add(
        "// Made of a folder by `cozesh deploy --from`; from here on it is yours to change.\n");
    content.knowledge().forEach(one -> blocks.add(knowledge(one)));
    content.databases().forEach(one -> blocks.add(database(one)));
    content.workflows().forEach(one -> blocks.add(workflow(one)));
    content.bots().forEach(one -> blocks.add(bot(one)));
    return String.join("\n", blocks);
  }

  /** Which of several bots is to know what, the folder does not tell. */
  private boolean bindsKnowledge() {
    return content.bots().size() == 1;
  }

  private String knowledge(FoundKnowledge found) {
    StringBuilder text = new StringBuilder();
    Optional.ofNullable(variables.get(found.name()))
        .ifPresent(name -> text.append("def ").append(name).append(" = "));
    text.append("knowledge(").append(Literal.line(found.name())).append(") {\n");
    for (FoundKnowledge.Member one : found.members()) {
      text.append(found.pictures() ? "    image " : "    document ");
      text.append(file(one.file())).append(encoding(one.encoding()));
      one.remark().ifPresent(remark -> text.append(" // ").append(Literal.comment(remark)));
      text.append('\n');
    }
    return text.append("}\n").toString();
  }

  private String database(FoundDatabase found) {
    return "database("
        + Literal.line(found.name())
        + ") {\n    rows "
        + file(found.file())
        + encoding(found.encoding())
        + "\n}\n";
  }

  private String workflow(FoundWorkflow found) {
    return "workflow("
        + Literal.line(found.name())
        + ") {\n    from "
        + file(found.file())
        + "\n}\n";
  }

  private String bot(FoundBot found) {
    StringBuilder text = new StringBuilder("bot(").append(Literal.line(found.name()));
    text.append(", from: json(").append(file(found.file())).append(')');
    if (!found.aside().isEmpty()) {
      text.append(",\n        ignore: [");
      text.append(
          found.aside().keySet().stream().map(Literal::line).collect(Collectors.joining(", ")));
      text.append(']');
    }
    text.append(") {\n");
    found
        .aside()
        .forEach(
            (key, reason) ->
                text.append("    // ").append(Literal.comment(key + ": " + reason)).append('\n'));
    if (!variables.isEmpty()) {
      text.append("    knows ");
      text.append(
          content.knowledge().stream()
              .map(one -> variables.get(one.name()))
              .collect(Collectors.joining(", ")));
      text.append('\n');
    }
    text.append("    // publish to: [\"api\"]   // once it may be used\n");
    return text.append("}\n").toString();
  }

  private static String encoding(Optional<String> encoding) {
    return encoding.map(name -> ", encoding: " + Literal.line(name)).orElse("");
  }

  private String file(String file) {
    return "file(" + Literal.line(naming.apply(file)) + ")";
  }
}
