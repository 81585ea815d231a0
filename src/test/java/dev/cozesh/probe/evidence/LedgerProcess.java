package dev.cozesh.probe.evidence;

import dev.cozesh.probe.verdict.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A run in a process of its own, which writes one exchange and waits to be killed. */
public final class LedgerProcess {
  private LedgerProcess() {}

  public static void main(String[] args) throws InterruptedException {
    Ledger ledger =
        Ledger.create(Path.of(args[0]), RunSamples.head(List.of()), new Masking(Set::of, false));
    ledger.add(RunSamples.entry(1, Question.CANDIDATE, "GET", "/v1/bot"));
    System.out.println("writing");
    Thread.sleep(60_000);
    ledger.close();
  }
}
