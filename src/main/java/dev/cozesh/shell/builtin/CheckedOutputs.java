package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An {@code .env} file that was held against what there is.
 *
 * @param file as the user or the project calls it
 * @param next what writes it anew
 */
record CheckedOutputs(String file, List<OutputDifference> differences, String next) {
  CheckedOutputs {
    requireNonNull(file, "file");
    differences = List.copyOf(differences);
    requireNonNull(next, "next");
  }

  /**
   * Checks the file that the option names, else the one of the environment; absent when neither
   * does. May send reads.
   *
   * @throws CozeUsageException when the file cannot be read, or its block is broken
   */
  static Optional<CheckedOutputs> of(
      Call call, Connection connection, DeployRun run, DesiredState declared, Plan plan) {
    Whereabouts where = new Whereabouts(connection.settings().environments());
    Optional<String> named = call.options().get(Option.OUTPUTS);
    Optional<String> file = named.or(where::outputs);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path path = connection.settings().environment().resolve(file.get());
    List<EnvAssignment> assignments =
        EnvAssignment.all(content(path), where.environment(), file.get());
    OutputCheck check = new OutputCheck(plan, declared, file.get(), run.deployment());
    String next =
        "cozesh "
            + where.environment().map(name -> "--environment " + name + " ").orElse("")
            + "apply "
            + call.args().get(0)
            + named.map(text -> " --outputs " + text).orElse("");
    return Optional.of(new CheckedOutputs(file.get(), check.differences(assignments), next));
  }

  private static byte[] content(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new CozeUsageException(
          "the outputs in " + file + " cannot be read", e.getClass().getSimpleName(), "", e);
    }
  }

  /** The lines for people. */
  String text(Ink ink) {
    StringJoiner text = new StringJoiner("\n");
    text.add(ink.bold("Outputs in " + Clean.line(file)));
    differences.forEach(one -> text.add(ink.red("!") + " " + line(one.words())));
    text.add(
        differences.isEmpty()
            ? "all as they are"
            : "`" + line(next) + "` writes cozesh's block anew; other lines are yours");
    return text.toString();
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }

  /** {@code file, differences[{name, problem, line, found, wanted}], next}. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("file", file);
    ArrayNode all = json.putArray("differences");
    differences.forEach(one -> all.add(one.json()));
    return json.put("next", differences.isEmpty() ? null : next);
  }
}
