package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.folder.FolderContent;
import dev.cozesh.dsl.folder.FolderScript;
import dev.cozesh.dsl.folder.LeftOut;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ShellWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Turns a folder into the script that deploys it, says what does not fit, and plans the script. */
final class FolderDeploy {
  private static final String USUAL_NAME = "deploy.groovy";
  private static final int NAMED = 5;

  private final Environment environment;
  private final Call call;
  private final Console console;
  private final String from;
  private final String name;

  FolderDeploy(Environment environment, Call call, Console console) {
    this.environment = requireNonNull(environment, "environment");
    this.call = call;
    this.console = console;
    this.from = call.options().get(Option.FROM).orElseThrow();
    this.name = call.options().get(Option.OUT).orElse(USUAL_NAME);
  }

  /** What is wrong with the script is told before a server is asked, all of it at once. */
  ExitCode run(ScriptCheckup check, PlanCommand plan) {
    Path folder = environment.resolve(from).normalize();
    if (!Files.isDirectory(folder)) {
      throw new CozeUsageException(
          "--from: there is no folder " + from, "", "name the folder that holds the files");
    }
    Console screen = call.has(Option.JSON) ? console.outToErr() : console;
    NewScript script = new NewScript("deploy", name, environment::resolve);
    FolderContent content = FolderContent.of(folder);
    if (content.isEmpty()) {
      throw nothing(content);
    }
    String text = new FolderScript(content, file -> named(folder, file)).text();
    screen.print(FolderReport.of(content));
    script.writeFirst(text, "what " + Clean.line(from) + " holds", next(), screen);
    Call asked = new Call(List.of(name), call.options().without(Option.FROM, Option.OUT));
    ScriptSource source = ScriptSource.file(path());
    CheckResult result = check.check(source, List.of(), asked, screen);
    if (result.exit() != ExitCode.OK) {
      CheckCommand.tell(result, call, console);
      screen.remark(
          "next: mend it, or take its lines out of "
              + shown()
              + "; then `cozesh "
              + ShellWord.of(name)
              + "` asks, and does it");
      return result.exit();
    }
    ExitCode planned = plan.run(source, List.of(), asked, console);
    screen.remark("next: `cozesh " + ShellWord.of(name) + "` asks, and does it");
    long misfits = content.leftOut().stream().filter(LeftOut::misfit).count();
    if (misfits > 0) {
      screen.remark(
          (misfits == 1 ? "1 file does" : misfits + " files do")
              + " not fit and would stay behind");
    }
    return misfits > 0 && planned == ExitCode.OK ? ExitCode.FAILED : planned;
  }

  private String shown() {
    return Clean.line(name);
  }

  private String next() {
    return "`--out FILE` writes another one; `cozesh plan "
        + ShellWord.of(name)
        + "` shows what this one does";
  }

  /** As the user would name it, where that leads to the same file. */
  private Path path() {
    Path whole = environment.resolve(name).toAbsolutePath().normalize();
    Path given = Path.of(name);
    return given.toAbsolutePath().normalize().equals(whole) ? given : whole;
  }

  /** Relative to the script, unless the folder was named whole and lies elsewhere. */
  private String named(Path folder, String file) {
    Path home = environment.resolve(name).toAbsolutePath().normalize().getParent();
    Path whole = folder.toAbsolutePath().resolve(file);
    boolean stays = Path.of(from).isAbsolute() && !whole.startsWith(home);
    return (stays ? whole : home.relativize(whole)).toString().replace('\\', '/');
  }

  private CozeUsageException nothing(FolderContent content) {
    List<String> others = content.leftOut().stream().map(LeftOut::file).limit(NAMED).toList();
    int more = content.leftOut().size() - others.size();
    return new CozeUsageException(
        "nothing in " + from + " goes to Coze",
        "looked for bots and workflows (.json, .zip), documents (.md .txt .pdf .doc .docx), tables"
            + " (.csv .tsv) and pictures; "
            + (others.isEmpty()
                ? "the folder is empty"
                : "there is "
                    + String.join(", ", others)
                    + (more > 0 ? " and " + more + " more" : "")),
        "name the folder that holds them");
  }
}
