package dev.cozesh.shell.builtin;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeLimitException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.shell.command.ExitCode;
import java.util.Optional;

/** How a run of the probe ended, for those who called it. */
final class ProbeEnd {
  private ProbeEnd() {}

  /** The code that a command ends with. */
  static ExitCode code(ProbeReport report) {
    return report
        .stop()
        .map(
            stop ->
                switch (stop.kind()) {
                  case LIMIT, BUDGET -> ExitCode.LIMIT;
                  case CREDENTIAL -> ExitCode.AUTH;
                  case SERVER -> ExitCode.FAILED;
                  case INTERRUPTED -> ExitCode.INTERRUPTED;
                })
        .orElse(ExitCode.OK);
  }

  /**
   * What ends the script that probed; empty when it goes on. A script that judges half a report
   * would judge wrongly; a budget of its own it knows.
   */
  static Optional<CozeException> failure(ProbeReport report) {
    return report.stop().filter(stop -> stop.kind() != Stop.Kind.BUDGET).map(ProbeEnd::failure);
  }

  private static CozeException failure(Stop stop) {
    String what = "the probe did not come to its end";
    return switch (stop.kind()) {
      case CREDENTIAL -> new CozeCredentialException(what, stop.reason(), stop.next());
      case SERVER ->
          new CozeTransportException(
              what, stop.reason(), stop.next(), Delivery.MAY_HAVE_ARRIVED, null);
      case INTERRUPTED -> new CozeInterruptedException("stopped the probe", "", stop.next());
      case LIMIT, BUDGET -> new CozeLimitException(what, stop.reason(), stop.next());
    };
  }
}
