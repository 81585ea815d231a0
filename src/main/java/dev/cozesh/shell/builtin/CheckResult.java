package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.dsl.WouldLookUp;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.shell.command.ExitCode;
import java.util.Comparator;
import java.util.List;

/**
 * What a look at a script found.
 *
 * @param script the script as the user named it
 * @param declared what it declares
 * @param faults what is wrong with it
 * @param wouldCall what it would send by itself
 * @param lookUps what it would ask a server, an environment or a person
 * @param unchecked lines of which nothing is known without that
 */
record CheckResult(
    String script,
    List<Address> declared,
    List<CozeException> faults,
    List<String> wouldCall,
    List<WouldLookUp> lookUps,
    List<Place> unchecked) {
  CheckResult {
    declared = List.copyOf(declared);
    faults =
        faults.stream()
            .sorted(
                Comparator.comparing((CozeException one) -> !place(one).file().equals(script))
                    .thenComparing(one -> place(one).line()))
            .toList(); // what stands on one line keeps its order
    wouldCall = List.copyOf(wouldCall);
    lookUps = List.copyOf(lookUps);
    unchecked = List.copyOf(unchecked);
  }

  private static Place place(CozeException fault) {
    if (fault instanceof CozeGuardException guard) {
      return guard.place();
    }
    return fault instanceof CozeScriptException wrong ? wrong.place() : Place.NOWHERE;
  }

  /** How a check that found this ends: what a guard refuses weighs most. */
  ExitCode exit() {
    if (faults.isEmpty()) {
      return ExitCode.OK;
    }
    return faults.stream().anyMatch(CozeGuardException.class::isInstance)
        ? ExitCode.GUARD
        : ExitCode.FAILED;
  }
}
