package dev.cozesh.shell.prompt;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.WorkspaceFinder;
import dev.cozesh.dsl.ModuleHelp;
import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.NameKind;
import dev.cozesh.shell.builtin.Checkup;
import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.builtin.PromptFacts;
import dev.cozesh.shell.builtin.StateBook;
import dev.cozesh.shell.slash.AdoptCommand;
import dev.cozesh.shell.slash.ApplyCommand;
import dev.cozesh.shell.slash.AsCommand;
import dev.cozesh.shell.slash.DoctorCommand;
import dev.cozesh.shell.slash.EditCommand;
import dev.cozesh.shell.slash.ExitCommand;
import dev.cozesh.shell.slash.ExportCommand;
import dev.cozesh.shell.slash.HelpCommand;
import dev.cozesh.shell.slash.HistoryCommand;
import dev.cozesh.shell.slash.Inputs;
import dev.cozesh.shell.slash.LastCommand;
import dev.cozesh.shell.slash.ListCommand;
import dev.cozesh.shell.slash.OpenCommand;
import dev.cozesh.shell.slash.PlanCommand;
import dev.cozesh.shell.slash.ProfileCommand;
import dev.cozesh.shell.slash.ReasonCommand;
import dev.cozesh.shell.slash.RecordCommand;
import dev.cozesh.shell.slash.RefreshCommand;
import dev.cozesh.shell.slash.ReplayCommand;
import dev.cozesh.shell.slash.ResetCommand;
import dev.cozesh.shell.slash.SaveCommand;
import dev.cozesh.shell.slash.SetCommand;
import dev.cozesh.shell.slash.SlashTable;
import dev.cozesh.shell.slash.SwitchCommand;
import dev.cozesh.shell.slash.Switchboard;
import dev.cozesh.shell.slash.TraceCommand;
import dev.cozesh.shell.slash.Transcript;
import dev.cozesh.shell.slash.UsageCommand;
import dev.cozesh.shell.slash.VarsCommand;
import dev.cozesh.shell.slash.WorkspaceCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The one list of the commands of the prompt, in the order of its help. */
final class SlashCommands {
  private final PromptSession session;
  private final Inputs inputs;
  private final Transcript transcript;

  /**
   * @param inputs runs code
   */
  SlashCommands(PromptSession session, Inputs inputs, Transcript transcript) {
    this.session = session;
    this.inputs = inputs;
    this.transcript = transcript;
  }

  SlashTable table() {
    Environment environment = session.environment();
    Path directory = environment.directory();
    Catalog catalog = session.catalog();
    Runnable refresh = session.names()::refresh;
    Switchboard places = new Places(session.link(), session.host(), session.dialogue(), refresh);
    return new SlashTable(
        List.of(
            new HelpCommand(
                session::commands,
                () -> ModuleHelp.all(directory).stream().map(ModuleHelp::name).toList(),
                name -> ModuleHelp.of(name, directory).map(ModuleHelp::text)),
            new ListCommand(transcript),
            new VarsCommand(session.dialogue()),
            new HistoryCommand(session.seat().history()::entries),
            new SaveCommand(transcript, environment),
            new OpenCommand(inputs, environment),
            new EditCommand(transcript, editor(), inputs),
            new LastCommand(session.exchanges(), session.seat().source()::rows),
            new AsCommand(session.exchanges()),
            new PlanCommand(session.dialogue(), session.host()),
            new ApplyCommand(session.dialogue(), session::isDry),
            SwitchCommand.dry(session.preferences()),
            new ReasonCommand(session.exchanges(), catalog),
            new DoctorCommand(this::checkup, this::facts),
            new ProfileCommand(environment, () -> connection().settings().profile(), places),
            new WorkspaceCommand(this::connection, session::workspace, this::workspaces, places),
            new RecordCommand(session.tape(), environment),
            new ReplayCommand(session.tape(), environment),
            new ExportCommand(session.changes(), this::live, this::state, directory),
            new AdoptCommand(this::live, directory),
            new SetCommand(session.preferences()),
            SwitchCommand.timing(session.preferences()),
            new TraceCommand(session.repl()::failure),
            new UsageCommand(session.exchanges()),
            new RefreshCommand(refresh),
            new ResetCommand(session::reset),
            new ExitCommand(session.repl()::leave)));
  }

  private List<String> workspaces() {
    return session.names().names(NameKind.WORKSPACE).names().matching("").stream()
        .map(LiveName::name)
        .toList();
  }

  private Connection connection() {
    return session.link().connection();
  }

  private UnaryOperator<String> editor() {
    ExternalEditor editor =
        new ExternalEditor(session.environment(), session.preferences()::editor);
    return text -> session.seat().source().lend(() -> editor.apply(text));
  }

  private Checkup checkup() {
    return new Checkup(connection(), session.clock());
  }

  private PromptFacts facts() {
    Environment environment = session.environment();
    return new PromptFacts(
        environment.get("TERM").orElse(""),
        session.seat().source().columns(),
        "UTF-8",
        FilePlaces.of(environment).history());
  }

  private LiveReader live() {
    WorkspaceFinder finder = new WorkspaceFinder(connection().client(), connection().host());
    return new LiveReader(
        connection().client(), finder.find(session.workspace()), session.catalog().limits());
  }

  private StateBook state() {
    return session.engines().state(connection(), session.workspace());
  }
}
