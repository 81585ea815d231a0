package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Ink;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What {@code doctor} looks at, seen from a prompt: with its terminal, and its connection. */
public final class Checkup {
  private static final String RULER =
      "\n    ruler       |你好世界|"
          + "\n                |12345678|  the bars stand under one another on a good terminal";

  private final Connection connection;
  private final InstantSource clock;

  public Checkup(Connection connection, InstantSource clock) {
    this.connection = requireNonNull(connection, "connection");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Prints a line for each thing; sends one request at most. */
  public void print(PromptFacts facts, Console console) {
    List<Finding> findings = new ArrayList<>(MachineCheck.findingsWithoutRuler(console.tty()));
    findings.addAll(new PromptCheck(facts).findings());
    ServerCheck check = new ServerCheck(connection, clock);
    if (connection.isConfigured()) {
      console.remark("sending one request: " + check.request());
    }
    findings.addAll(check.findings());
    Ink ink = new Ink(console.colourOut());
    console.print(DoctorCommand.text(findings, ink, facts.columns()) + RULER);
  }
}
