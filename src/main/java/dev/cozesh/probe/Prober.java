package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.safety.HostGuard;
import dev.cozesh.probe.safety.Precaution;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Inquiry;
import java.util.Optional;

/**
 * Answers an inquiry: asks the server as little as the verdicts need, and never more than the
 * budget. One run at a time; a run uses as many threads as the options say.
 */
public final class Prober {
  private final ProbeMeans means;
  private final ProbeOptions options;
  private final ProbeWatch watch;
  private final Precaution precaution;

  /**
   * A prober that sends nothing yet.
   *
   * @param means what it works with
   * @param options the bounds
   * @param watch is told how it goes
   * @throws CozeGuardException when a write is allowed that nobody could take back
   */
  public Prober(ProbeMeans means, ProbeOptions options, ProbeWatch watch) {
    this.means = requireNonNull(means, "means");
    this.options = requireNonNull(options, "options");
    this.watch = requireNonNull(watch, "watch");
    this.precaution =
        new Precaution(
            means.catalog(),
            options.base(),
            options.allowed(),
            options.acceptResidue(),
            options.values());
  }

  /**
   * {@return what a run would send} Sends nothing.
   *
   * @param inquiry what somebody wants to know
   * @throws CozeGuardException when it names a server that was not named on purpose
   */
  public ProbePlan plan(Inquiry inquiry) {
    Agenda agenda = agenda(inquiry.from(options.base()));
    ProbePlan whole = PlanMaker.plan(agenda, options);
    ProbeOptions bounds = bounds(agenda);
    return bounds.equals(options)
        ? whole
        : PlanMaker.plan(agenda, bounds)
            .noting(
                "parameters of what exists are not searched for: that wants a budget of "
                    + whole.requests());
  }

  /**
   * Runs to the end, or to where something ends it: then the report says why, and what was found so
   * far stays.
   *
   * @param inquiry what somebody wants to know
   * @param run the name of the run, unique
   * @return what was found
   * @throws CozeGuardException when it names a server that was not named on purpose
   * @throws dev.cozesh.error.CozeCredentialException when there is no credential to show
   * @throws dev.cozesh.error.CozeStateException when ledger or journal cannot be written
   */
  public ProbeReport run(Inquiry inquiry, String run) {
    Inquiry own = inquiry.from(options.base());
    Probes probes = new Probes(means.catalog(), options, precaution);
    Agenda agenda = agenda(own);
    return new Run(means, bounds(agenda), probes, watch, run).report(own, agenda);
  }

  /** Which routes exist comes first: parameters are searched for when the budget bears it. */
  private ProbeOptions bounds(Agenda agenda) {
    boolean fits = PlanMaker.plan(agenda, options).requests() <= options.budget();
    return fits || !options.parameters() ? options : options.withoutParameters();
  }

  private Agenda agenda(Inquiry inquiry) {
    HostGuard hosts = new HostGuard(options.base(), options.hosts());
    inquiry.attempts().stream()
        .map(Attempt::base)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(hosts::require);
    return Agenda.of(inquiry, means.catalog(), precaution, options);
  }
}
