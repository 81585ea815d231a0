package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Place;
import java.util.List;

/**
 * What looking at a script brought to light.
 *
 * @param declared what it declares, as far as it got
 * @param faults what is wrong with it, in the order in which it came up
 * @param wouldCall the requests that it would send by itself
 * @param lookUps what it wants to know of a server, an environment or a person
 * @param unchecked the lines of which nothing can be said without that
 */
public record ScriptFindings(
    DesiredState declared,
    List<CozeException> faults,
    List<WouldCall> wouldCall,
    List<WouldLookUp> lookUps,
    List<Place> unchecked) {
  public ScriptFindings {
    requireNonNull(declared, "declared");
    faults = List.copyOf(faults);
    wouldCall = List.copyOf(wouldCall);
    lookUps = List.copyOf(lookUps);
    unchecked = List.copyOf(unchecked);
  }
}
