package dev.cozesh.shell.prompt;

import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.dsl.ModuleHelp;
import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.NameKind;
import dev.cozesh.shell.builtin.Checkup;
import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.builtin.PromptFacts;
import dev.cozesh.shell.builtin.StateBook;
import dev.cozesh.shell.render.Clean;
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
import dev.cozesh.shell.slash.SlashCommand;
import dev.cozesh.shell.slash.SlashTable;
import dev.cozesh.shell.slash.SwitchCommand;
import dev.cozesh.shell.slash.Switchboard;
import dev.cozesh.shell.slash.TraceCommand;
import dev.cozesh.shell.slash.Transcript;
import dev.cozesh.shell.slash.UsageCommand;
import dev.cozesh.shell.slash.VarsCommand;
import dev.cozesh.shell.slash.WorkspaceCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The one list of the commands of the prompt, in the order of its help. */
final class SlashCommands {
  private final PromptSession session;
  private final Inputs inputs;
  private final Transcript transcript;
  private final Environment environment;
  private final LineSource source;

  /**
   * @param inputs runs code
   */
  SlashCommands(PromptSession session, Inputs inputs, Transcript transcript) {
    this.session = session;
    this.inputs = inputs;
    this.transcript = transcript;
    environment = session.environment();
    source = session.seat().source();
  }

  SlashTable table() {
    Map<String, List<SlashCommand>> groups = new LinkedHashMap<>();
    groups.put("inputs", inputs());
    groups.put("calls", calls());
    groups.put("changes", changes());
    groups.put("servers", servers());
    groups.put("the prompt", prompt());
    return new SlashTable(groups);
  }

  private List<SlashCommand> inputs() {
    return List.of(
        new ListCommand(transcript),
        new HistoryCommand(session.seat().history()::entries),
        new EditCommand(transcript, editor(), inputs),
        new VarsCommand(session.dialogue()),
        new SaveCommand(transcript, environment),
        new OpenCommand(inputs, environment));
  }

  private List<SlashCommand> calls() {
    return List.of(
        new LastCommand(session.exchanges(), source::rows, session.paper()::view),
        new AsCommand(session.exchanges()),
        new ReasonCommand(session.exchanges(), session.catalog(), source::columns),
        new TraceCommand(session.repl()::failure),
        new UsageCommand(session.exchanges()),
        SwitchCommand.timing(session.preferences()),
        new RecordCommand(session.tape(), environment),
        new ReplayCommand(session.tape(), environment));
  }

  private List<SlashCommand> changes() {
    return List.of(
        new PlanCommand(session.dialogue(), session.host()),
        new ApplyCommand(session.dialogue(), session::isDry, session.host()::adopting),
        SwitchCommand.dry(session.preferences()),
        new ExportCommand(session.changes(), this::live, this::state, environment.directory()),
        new AdoptCommand(this::live, environment.directory()));
  }

  private List<SlashCommand> servers() {
    Runnable refresh = session.names()::refresh;
    Switchboard places = new Places(session.link(), session.host(), session.dialogue(), refresh);
    return List.of(
        new ProfileCommand(environment, this::profile, places),
        new WorkspaceCommand(this::connection, session::workspace, this::workspaces, places),
        new RefreshCommand(refresh),
        new DoctorCommand(this::checkup, this::facts));
  }

  private List<SlashCommand> prompt() {
    return List.of(
        new HelpCommand(session::commands, modules(), source::columns),
        new SetCommand(session.preferences()),
        new ResetCommand(session::reset),
        new ExitCommand(session.repl()::leave));
  }

  private HelpCommand.Modules modules() {
    Path directory = environment.directory();
    return new HelpCommand.Modules(
        () -> ModuleHelp.all(directory).stream().map(ModuleHelp::name).toList(),
        name -> ModuleHelp.of(name, directory).map(ModuleHelp::text));
  }

  private Optional<Found<String>> profile() {
    Optional<Found<String>> found = connection().settings().profile();
    return session.link().isChanged()
        ? found.map(name -> new Found<>(name.value(), "/profile"))
        : found;
  }

  private List<String> workspaces() {
    return session.names().names(NameKind.WORKSPACE).names().matching("").stream()
        .map(SlashCommands::typable)
        .toList();
  }

  /** A name that cannot be typed is told by its id. */
  private static String typable(LiveName workspace) {
    String name = workspace.name();
    return name.isBlank() || !Clean.line(name).equals(name) ? workspace.id() : name;
  }

  private Connection connection() {
    return session.link().connection();
  }

  private UnaryOperator<String> editor() {
    ExternalEditor editor = new ExternalEditor(environment, session.preferences()::editor);
    return text -> source.lend(() -> editor.apply(text));
  }

  private Checkup checkup() {
    return new Checkup(connection(), session.clock());
  }

  private PromptFacts facts() {
    return new PromptFacts(
        environment.get("TERM").orElse(""),
        source.columns(),
        "UTF-8",
        FilePlaces.of(environment).history());
  }

  private LiveReader live() {
    return connection().reader(session.workspace(), session.catalog().limits());
  }

  private StateBook state() {
    return session.engines().state(connection(), session.workspace());
  }
}
