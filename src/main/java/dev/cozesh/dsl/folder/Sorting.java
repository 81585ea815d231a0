package dev.cozesh.dsl.folder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DocumentText;
import dev.cozesh.deploy.table.TableMapping;
import dev.cozesh.deploy.workflow.Form;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.dsl.BotFile;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides file by file what becomes of it. */
final class Sorting {
  private static final String NO_BOT =
      "JSON that is neither a bot (instructions, prompt_info, …) nor a workflow (nodes)";

  /** Texts about a project, which every project has and no bot is asked about. */
  private static final Set<String> ABOUT =
      Set.of("readme", "changelog", "license", "licence", "contributing", "requirements");

  private static final long MOST_BYTES = 512L << 20;

  private final Path folder;
  private final Shelves shelves;
  private final List<FoundDatabase> databases = new ArrayList<>();
  private final List<FoundWorkflow> workflows = new ArrayList<>();
  private final List<FoundBot> bots = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  Sorting(Path folder) {
    this.folder = folder;
    this.shelves = new Shelves(folder);
  }

  /**
   * @param file relative to the folder
   */
  void take(String file) {
    try {
      sort(file);
    } catch (CozeScriptException | CozeDataException e) {
      leaveOut(file, said(e, file), true);
    } catch (IOException e) {
      leaveOut(file, "it cannot be read: " + e.getClass().getSimpleName(), true);
    }
  }

  FolderContent content(List<LeftOut> more) {
    List<LeftOut> all = new ArrayList<>(leftOut);
    all.addAll(more);
    return new FolderContent(shelves.knowledge(), databases, workflows, bots, all);
  }

  private void sort(String file) throws IOException {
    Path path = folder.resolve(file);
    String ending = ending(file);
    if (Files.size(path) > MOST_BYTES) {
      leaveOut(file, "it has more than 512 MB", true);
      return;
    }
    switch (ending) {
      case "json" -> json(file, Files.readAllBytes(path));
      case "zip" -> zip(file, Files.readAllBytes(path));
      case "csv", "tsv" -> table(file, Files.readAllBytes(path));
      case "md", "markdown", "txt", "pdf", "doc", "docx" -> document(file, path);
      case "png", "jpg", "jpeg", "webp", "gif", "bmp" ->
          shelves.picture(
              file,
              DesiredDocument.picture(
                  file, path, Files.readAllBytes(path), Optional.empty(), Place.NOWHERE));
      case "xls", "xlsx" ->
          leaveOut(file, "a table that the API does not take; save it as CSV", true);
      case "groovy" -> leaveOut(file, "a script; `cozesh FILE` runs it", false);
      default -> leaveOut(file, "no kind of file that Coze takes", false);
    }
  }

  private void document(String file, Path path) throws IOException {
    if (ABOUT.contains(stem(file).toLowerCase(Locale.ROOT))) {
      leaveOut(file, "about the project; `document file(…)` adds it all the same", false);
      return;
    }
    byte[] bytes = Files.readAllBytes(path);
    boolean text = Set.of("md", "markdown", "txt").contains(ending(file));
    Optional<String> encoding = text ? DocumentText.guessed(bytes) : Optional.empty();
    shelves.document(file, encoding, DesiredDocument.all(file, bytes, encoding, Place.NOWHERE));
  }

  private void table(String file, byte[] bytes) {
    Optional<String> encoding = DocumentText.guessed(bytes);
    String text =
        encoding
            .map(name -> DocumentText.decoded(file, bytes, name, Place.NOWHERE))
            .orElseGet(() -> DocumentText.utf8(file, bytes, Place.NOWHERE));
    TableMapping mapping = TableMapping.of(file, text, List.of(), Place.NOWHERE);
    List<String> taken = databases.stream().map(FoundDatabase::name).toList();
    databases.add(new FoundDatabase(file, fresh(stem(file), file, taken), encoding, mapping));
  }

  private void json(String file, byte[] bytes) {
    JsonNode json = Json.parse(DocumentText.utf8(file, bytes, Place.NOWHERE), file);
    if (json.has("$schema") && !json.has("nodes")) {
      leaveOut(file, "a JSON schema, which checks files and is none of Coze's", false);
      return;
    }
    Optional<BotFile> bot = BotFile.of(json);
    if (bot.isPresent()) {
      bot(file, bot.get());
      return;
    }
    WorkflowFile workflow = WorkflowFile.of(json);
    if (json.path("nodes").isArray() || workflow.form() == Form.CLIPBOARD) {
      workflow(file, workflow);
    } else {
      leaveOut(file, NO_BOT, false);
    }
  }

  private void zip(String file, byte[] bytes) {
    WorkflowFile workflow = WorkflowFile.read(bytes, file);
    if (workflow.canvas().isPresent()) {
      workflow(file, workflow);
    } else {
      leaveOut(file, "a zip that holds no workflow as the web page exports it", false);
    }
  }

  private void workflow(String file, WorkflowFile workflow) {
    List<String> taken = workflows.stream().map(FoundWorkflow::name).toList();
    String name = fresh(workflow.name().orElse(stem(file)), file, taken);
    workflows.add(new FoundWorkflow(file, name, workflow.form()));
  }

  private void bot(String file, BotFile bot) {
    String name = bot.name().orElse(stem(file));
    Optional<FoundBot> first = bots.stream().filter(one -> one.name().equals(name)).findFirst();
    if (first.isPresent()) {
      leaveOut(file, "a bot \"" + name + "\" is in " + first.get().file() + " already", true);
    } else {
      bots.add(new FoundBot(file, name, bot.aside()));
    }
  }

  private void leaveOut(String file, String reason, boolean misfit) {
    leftOut.add(new LeftOut(file, reason, misfit));
  }

  /** A name that nothing has yet: the one that is wanted, else with the folders in front. */
  private static String fresh(String name, String file, List<String> taken) {
    return taken.contains(name) ? file.replaceFirst("\\.[^./]*$", "").replace('/', '-') : name;
  }

  private static String said(CozeException failure, String file) {
    String what = failure.what();
    String head = file + ": ";
    StringBuilder said =
        new StringBuilder(what.startsWith(head) ? what.substring(head.length()) : what);
    if (!failure.why().isEmpty()) {
      said.append(": ").append(failure.why());
    }
    return failure.next().isEmpty() ? said.toString() : said + "; " + failure.next();
  }

  private static String stem(String file) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    int dot = base.lastIndexOf('.');
    return dot <= 0 ? base : base.substring(0, dot);
  }

  private static String ending(String file) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    int dot = base.lastIndexOf('.');
    return dot <= 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
