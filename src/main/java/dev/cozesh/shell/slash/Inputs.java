package dev.cozesh.shell.slash;

import dev.cozesh.dsl.ScriptSource;

/** Runs code that a command hands it, as if it had been typed. */
public interface Inputs {
  /** Runs an input. */
  void run(String text);

  /** Runs a script file in this session: its variables stay, what it declares is planned. */
  void run(ScriptSource script);
}
