package dev.cozesh.deploy;

import dev.cozesh.catalog.Limit;
import dev.cozesh.catalog.Limits;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.guard.DocumentTexts;
import dev.cozesh.deploy.guard.SecretGate;
import dev.cozesh.deploy.workflow.Linter;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be known to be wrong before the first request: limits, secrets, workflow files. */
final class Checks {
  /** What stands around a document in the body that carries it. */
  private static final int FRAME = 4_096;

  private static final String WHY = "Coze would refuse it, or cut it in silence; nothing was sent";

  private final Limits limits;
  private final SecretGate secrets;
  private final List<Problem> problems = new ArrayList<>();
  private final List<CozeGuardException> leaks = new ArrayList<>();

  Checks(Limits limits, SecretGate secrets) {
    this.limits = limits;
    this.secrets = secrets;
  }

  /**
   * Looks at everything that is declared.
   *
   * @throws CozeGuardException when a text holds what looks like a secret
   * @throws CozeScriptException when something is over a limit, all such things in one message
   */
  void check(DesiredState desired) {
    look(desired);
    if (!leaks.isEmpty()) {
      throw leaks.get(0);
    }
    if (problems.isEmpty()) {
      return;
    }
    throw new CozeScriptException(
        Place.NOWHERE,
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
        WHY,
        "correct " + (problems.size() == 1 ? "it" : "these " + problems.size()) + " and run again");
  }

  /** The same, each with its place and none of them thrown. */
  List<CozeException> faults(DesiredState desired) {
    look(desired);
    List<CozeException> faults = new ArrayList<>(leaks);
    problems.forEach(one -> faults.add(new CozeScriptException(one.place(), one.text(), "", "")));
    return faults;
  }

  private void look(DesiredState desired) {
    for (DesiredResource resource : desired.resources()) {
      if (resource instanceof DesiredBot bot) {
        check(bot);
      } else if (resource instanceof DesiredKnowledge knowledge) {
        check(knowledge);
      } else if (resource instanceof DesiredDatabase database) {
        check(database);
      } else if (resource instanceof DesiredWorkflow workflow) {
        check(workflow);
      }
    }
    desired.outputs().forEach(this::check);
  }

  /** What speaks against declaring the object; empty when nothing does. */
  static Optional<String> objection(DesiredResource resource, Limits limits) {
    try {
      new Checks(limits, SecretGate.STRICT)
          .check(new DesiredState(Optional.empty(), List.of(resource), List.of()));
      return Optional.empty();
    } catch (CozeGuardException | CozeScriptException e) {
      return Optional.of(e.what());
    }
  }

  private void check(DesiredBot bot) {
    Subject subject = new Subject(bot.place(), "bot \"" + bot.name() + "\"");
    size(subject, "name", characters(bot.name()), "bot.name");
    bot.description().ifPresent(text -> text(subject, "description", text, "bot.description"));
    bot.prompt().ifPresent(text -> text(subject, "prompt", text, "bot.prompt"));
    bot.onboarding().ifPresent(onboarding -> check(subject, onboarding));
    bot.knowledge()
        .ifPresent(all -> size(subject, "list of knowledge bases", all.size(), "bot.datasets"));
  }

  private void check(Subject subject, DesiredBot.Onboarding onboarding) {
    onboarding.prologue().ifPresent(text -> text(subject, "prologue", text, "bot.prologue"));
    onboarding
        .suggestions()
        .ifPresent(
            all ->
                all.forEach(
                    one -> text(subject, "suggested question", one, "bot.suggested_question")));
  }

  private void check(DesiredKnowledge knowledge) {
    Subject subject = new Subject(knowledge.place(), "knowledge base \"" + knowledge.name() + "\"");
    size(subject, "name", characters(knowledge.name()), "dataset.name");
    knowledge.description().ifPresent(text -> noSecret(subject, "description", text));
    knowledge
        .chunks()
        .size()
        .ifPresent(size -> size(subject, "chunks size", size, "document.chunk_tokens"));
    size(subject, "list of documents", knowledge.documents().size(), "dataset.documents");
    Set<String> names = new HashSet<>();
    for (DesiredDocument document : knowledge.documents()) {
      Subject one =
          new Subject(document.place(), subject.name() + ": document \"" + document.file() + "\"");
      if (!names.add(document.name())) {
        problems.add(one.says("another one would be called " + document.name() + " too"));
      }
      check(one, document);
    }
  }

  private void check(Subject subject, DesiredDocument document) {
    if (document.isPicture()) {
      size(subject, "picture", document.content().size(), "document.image_bytes");
      document.caption().ifPresent(text -> noSecret(subject, "caption", text));
      return;
    }
    long encoded = (document.content().size() + 2L) / 3 * 4 + FRAME;
    if (encoded > limits.of("request.body").max()) {
      problems.add(
          subject.says(
              "it is "
                  + encoded
                  + " bytes as Base64, and a request takes "
                  + limits.of("request.body").max()
                  + ": split it, or add it in the web page, which takes 100 MB"));
    }
    DocumentTexts.read(document, (part, text) -> noSecret(subject, part, text, document.file()));
  }

  private void check(Subject subject, DesiredDatabase.Rows rows) {
    for (int row = 0; row < rows.values().size(); row++) {
      String where = rows.file() + ", row " + (row + 1) + ": ";
      rows.values()
          .get(row)
          .forEach((column, value) -> noSecret(subject, where + column, value, rows.file()));
    }
  }

  /** Outputs are written to files and printed: nothing is let through. */
  private void check(Output output) {
    if (output.value() instanceof Output.Text text) {
      Checks shut = new Checks(limits, secrets.shut());
      shut.noSecret(new Subject(Place.NOWHERE, "output " + output.name()), "value", text.text());
      leaks.addAll(shut.leaks);
    }
  }

  private void check(DesiredDatabase database) {
    Subject subject = new Subject(database.place(), "database \"" + database.name() + "\"");
    size(subject, "name", characters(database.name()), "database.name");
    database.description().ifPresent(text -> noSecret(subject, "description", text));
    size(subject, "list of columns", database.columns().size(), "database.columns");
    database.rows().ifPresent(rows -> check(subject, rows));
  }

  private void check(DesiredWorkflow workflow) {
    workflow
        .definition()
        .ifPresent(
            definition -> {
              Subject subject =
                  new Subject(
                      workflow.place(),
                      "workflow \"" + workflow.name() + "\": " + definition.file());
              noSecret(subject, "definition", definition.json().toString(), definition.file());
              Linter.lint(WorkflowFile.of(definition.json())).stream()
                  .filter(finding -> finding.isError() && !finding.isSecret())
                  .forEach(finding -> problems.add(subject.says(finding.text())));
            });
  }

  private void text(Subject subject, String field, String text, String limit) {
    size(subject, field, characters(text), limit);
    noSecret(subject, field, text);
  }

  private void size(Subject subject, String field, long size, String name) {
    Limit limit = limits.of(name);
    if (size < limit.min()) {
      problems.add(
          subject.says(
              field + " is " + (size == 0 ? "empty" : size + "") + ", Coze takes " + range(limit)));
    } else if (size > limit.max()) {
      problems.add(
          subject.says(
              field + " has " + size + " " + limit.unit() + ", Coze takes " + range(limit)));
    }
  }

  private static String range(Limit limit) {
    return limit.min() == 0 ? "at most " + limit.max() : limit.min() + " to " + limit.max();
  }

  private static long characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private void noSecret(Subject subject, String field, String text) {
    noSecret(subject, field, text, subject.place().file());
  }

  /**
   * @param file where the text is kept, as the script names it
   */
  private void noSecret(Subject subject, String field, String text, String file) {
    secrets
        .first(text)
        .ifPresent(
            found ->
                leaks.add(
                    new CozeGuardException(
                        subject.place(),
                        subject.name()
                            + ": "
                            + field
                            + " holds what looks like a secret: "
                            + found.shown()
                            + " in its line "
                            + found.line(),
                        "it would be stored on Coze, where users of the bot may get to see it"
                            + secrets.tracked(file),
                        "take it out, and make that token invalid: it may have been seen"
                            + secrets.unless(found))));
  }

  /** What is looked at, and where the script declares it. */
  private record Subject(Place place, String name) {
    Problem says(String text) {
      return new Problem(place, name + ": " + text);
    }
  }

  private record Problem(Place place, String text) {
    @Override
    public String toString() {
      return place.equals(Place.NOWHERE) ? text : place + ": " + text;
    }
  }
}
