package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a ledger holds.
 *
 * @param file where it is
 * @param head what was known before the first request
 * @param inquiryIsWhole whether the inquiry stands there as it was asked; false when masking took
 *     something out of it, so that the run can only go on with its source
 * @param entries every request with its answer, in the order of writing; bodies are cut after 16 KB
 * @param altered numbers of entries whose request is not written as it left, so that it cannot be
 *     sent again
 * @param findings the rows: of a run that ended those of its report, otherwise the latest of each
 *     attempt
 * @param report the outcome; empty when the run did not come to its end
 * @param remark what a reader has to know: a last line that is only half there; empty for nothing
 */
public record LedgerContents(
    Path file,
    LedgerHead head,
    boolean inquiryIsWhole,
    List<Entry> entries,
    Set<Integer> altered,
    List<Finding> findings,
    Optional<ProbeReport> report,
    String remark) {
  public LedgerContents {
    requireNonNull(file, "file");
    requireNonNull(head, "head");
    entries = List.copyOf(entries);
    altered = Set.copyOf(altered);
    findings = List.copyOf(findings);
    requireNonNull(report, "report");
    requireNonNull(remark, "remark");
  }

  /**
   * {@return what a command finds the run by: its name, or the file when that is not named so, in
   * quotes where a shell needs them}
   */
  public String reference() {
    String name = head.run();
    if (file.getFileName().toString().startsWith(name + ".")) {
      return name;
    }
    String path = file.toString();
    return path.matches("[\\p{L}\\p{N}._/:+=@%-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /**
   * {@return the exchange of that number}
   *
   * @param id its number in the run
   */
  public Optional<Entry> entry(int id) {
    return entries.stream().filter(entry -> entry.id() == id).findFirst();
  }
}
