package dev.cozesh.shell.prompt;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Environment;
import dev.cozesh.shell.slash.ApplyCommand;
import dev.cozesh.shell.slash.AsCommand;
import dev.cozesh.shell.slash.EditCommand;
import dev.cozesh.shell.slash.ExitCommand;
import dev.cozesh.shell.slash.HelpCommand;
import dev.cozesh.shell.slash.HistoryCommand;
import dev.cozesh.shell.slash.Inputs;
import dev.cozesh.shell.slash.LastCommand;
import dev.cozesh.shell.slash.ListCommand;
import dev.cozesh.shell.slash.OpenCommand;
import dev.cozesh.shell.slash.PlanCommand;
import dev.cozesh.shell.slash.ReasonCommand;
import dev.cozesh.shell.slash.RecordCommand;
import dev.cozesh.shell.slash.ReplayCommand;
import dev.cozesh.shell.slash.ResetCommand;
import dev.cozesh.shell.slash.SaveCommand;
import dev.cozesh.shell.slash.SlashTable;
import dev.cozesh.shell.slash.TraceCommand;
import dev.cozesh.shell.slash.Transcript;
import dev.cozesh.shell.slash.UsageCommand;
import dev.cozesh.shell.slash.VarsCommand;
import java.util.List;
import java.util.Optional;

/** The one list of the commands of the prompt, in the order of its help. */
final class SlashCommands {
  private final PromptSession session;
  private final Inputs inputs;
  private final Transcript transcript;
  private final Catalog catalog;

  /**
   * @param inputs runs code
   */
  SlashCommands(PromptSession session, Inputs inputs, Transcript transcript, Catalog catalog) {
    this.session = session;
    this.inputs = inputs;
    this.transcript = transcript;
    this.catalog = catalog;
  }

  SlashTable table() {
    Environment environment = session.environment();
    return new SlashTable(
        List.of(
            new HelpCommand(session::commands, List::of, name -> Optional.empty()),
            new ListCommand(transcript),
            new VarsCommand(session.dialogue()),
            new HistoryCommand(session.seat().history()::entries),
            new SaveCommand(transcript, environment),
            new OpenCommand(inputs, environment),
            new EditCommand(transcript, new ExternalEditor(environment), inputs),
            new LastCommand(session.exchanges(), session.seat().source()::rows),
            new AsCommand(session.exchanges()),
            new PlanCommand(session.dialogue(), session.host()),
            new ApplyCommand(session.dialogue(), session::isDry),
            new ReasonCommand(session.exchanges(), catalog),
            new RecordCommand(session.tape(), environment),
            new ReplayCommand(session.tape(), environment),
            new TraceCommand(session.repl()::failure),
            new UsageCommand(session.exchanges()),
            new ResetCommand(session::reset),
            new ExitCommand(session.repl()::leave)));
  }
}
