package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.Optional;

/** Runs a {@code probe} block, and then what it says. */
final class ProbeBlock {
  private final Session session;
  private final Path directory;

  ProbeBlock(Session session, Path directory) {
    this.session = session;
    this.directory = directory;
  }

  /** What was found; while planning, what stands for it. */
  Object run(String title, Closure<?> body) {
    Place place = session.here("probe");
    if (body == null) { // Groovy hands null to a word that is called with nothing
      throw new CozeScriptException(
          place, "probe takes a block", "", "write `probe { GET \"/v1/bots\" }`");
    }
    ProbeSpec spec = new ProbeSpec(session, directory);
    spec.run(body);
    Inquiry inquiry = spec.toInquiry(title);
    if (inquiry.variants().isEmpty()) {
      throw new CozeScriptException(
          place, "this probe tries nothing", "", "write `GET \"/v1/…\"` in its block");
    }
    Optional<ProbeOutcome> outcome = session.host().probe(inquiry, spec.toWishes());
    if (outcome.isEmpty()) {
      String name = title.isEmpty() ? "this probe" : "probe \"" + title + "\"";
      return new NotSent(name, place, () -> session.here(""));
    }
    session.said(outcome.get());
    return outcome.get();
  }
}
