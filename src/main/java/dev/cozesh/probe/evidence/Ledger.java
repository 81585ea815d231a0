package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * All that a run sent and saw: a file of JSON lines that is only added to. What is added is masked
 * first, and with the operating system when the call returns, so that a killed process loses at
 * most the line it was writing. Holds no bodies. File 0600, new directories 0700; one writer a
 * file. Thread-safe.
 *
 * <p>Each line has a {@code kind}: {@code head}, {@code exchange}, {@code endpoint} (once for each
 * that a finding names), {@code finding}, {@code resumed}, {@code end}. A reader passes over kinds
 * that it does not know.
 */
public final class Ledger implements Scribe, AutoCloseable {
  static final int FORMAT = 1;

  private final Masking masking;
  private final LedgerLines lines;
  private final Map<Attempt, Row> rows = new HashMap<>();
  private final Set<String> endpoints = new HashSet<>();
  private int lastRow;

  private record Row(int number, Finding finding) {
    boolean isOf(Finding other) {
      return finding == other || finding.equals(other);
    }
  }

  private Ledger(LedgerLines lines, Masking masking, int lastRow) {
    this.lines = lines;
    this.masking = masking;
    this.lastRow = lastRow;
  }

  /**
   * Begins the ledger of a run.
   *
   * @param file where it shall be; must not hold anything yet
   * @param head what is known of the run
   * @param masking what is taken out before anything is written
   * @return the open ledger
   * @throws dev.cozesh.error.CozeLockedException when another process writes to the file
   * @throws CozeUsageException when the file is there already
   * @throws CozeStateException when it cannot be written
   */
  public static Ledger create(Path file, LedgerHead head, Masking masking) {
    requireNonNull(masking, "masking");
    LedgerLines lines = LedgerLines.open(file, false);
    try {
      LedgerHead masked = masking.mask(head);
      ObjectNode line = line("head");
      line.put("format", FORMAT);
      line.put("inquiry_is_whole", masked.equals(head));
      line.setAll((ObjectNode) LedgerJson.tree(masked));
      lines.add(List.of(Json.line(line)), true);
      return new Ledger(lines, masking, 0);
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * Opens the ledger of a run that stopped early and goes on now. A half-written last line is cut
   * off.
   *
   * @param file where it is
   * @param masking what is taken out before anything is written; no alias of an id that stands in
   *     the file is given out again
   * @return the open ledger
   * @throws dev.cozesh.error.CozeLockedException when another process writes to the file
   * @throws CozeStateException when it is damaged, or cannot be written
   */
  public static Ledger resume(Path file, Masking masking) {
    requireNonNull(masking, "masking");
    LedgerLines lines = LedgerLines.open(file, true);
    try {
      LedgerReader reader = LedgerReader.read(file, entry -> {}, masking::passOver);
      lines.add(List.of(Json.line(line("resumed"))), true);
      return new Ledger(lines, masking, reader.lastRow());
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * Writes an exchange.
   *
   * @param entry the exchange, not masked
   * @throws CozeStateException when the disk refuses; nothing more must be sent then, and each
   *     further call fails alike
   */
  @Override
  public void add(Entry entry) {
    prepared(entry).accept(entry.id());
  }

  @Override
  public IntConsumer prepared(Entry entry) {
    Entry masked = masking.mask(entry);
    byte[] line = ExchangeLine.text(masked, !masked.sent().equals(entry.sent()));
    line[0] = ','; // instead of the brace
    return number -> lines.add("{\"kind\":\"exchange\",\"id\":" + number, line);
  }

  /**
   * Writes a row. A later one of the same attempt takes its place.
   *
   * @param finding the row, not masked
   * @throws CozeStateException as above
   */
  public void add(Finding finding) {
    row(finding);
  }

  private synchronized int row(Finding finding) {
    Row written = rows.get(finding.attempt());
    if (written != null && written.isOf(finding)) {
      return written.number();
    }
    Finding masked = masking.mask(finding);
    List<String> texts = new ArrayList<>();
    masked
        .right()
        .ifPresent(
            right -> right.suggestions().forEach(each -> endpoint(each.endpoint(), texts::add)));
    int number = ++lastRow;
    texts.add("{\"kind\":\"finding\",\"n\":" + number + "," + LedgerJson.line(masked).substring(1));
    lines.add(texts, false);
    rows.put(finding.attempt(), new Row(number, finding));
    return number;
  }

  private void endpoint(Endpoint endpoint, Consumer<String> texts) {
    if (endpoints.add(endpoint.id())) {
      ObjectNode line = line("endpoint");
      line.set("endpoint", Json.tree(endpoint));
      texts.accept(Json.line(line));
    }
  }

  /**
   * Writes the outcome, and those of its rows that were not added as they stand in it.
   *
   * @param report the outcome, not masked
   * @throws CozeStateException as above
   */
  public synchronized void end(ProbeReport report) {
    List<Integer> numbers = report.findings().stream().map(this::row).toList();
    ObjectNode line = line("end");
    ObjectNode content = (ObjectNode) LedgerJson.tree(masking.mask(report.with(List.of())));
    content.remove("findings");
    line.setAll(content);
    line.set("rows", LedgerJson.tree(numbers));
    lines.add(List.of(Json.line(line)), true);
  }

  /** Lets the file go; a run without an end can be resumed. */
  @Override
  public void close() {
    lines.close();
  }

  /**
   * Reads a ledger, with all its bodies.
   *
   * @param file where it is
   * @return what it holds
   * @throws CozeUsageException when there is none
   * @throws CozeStateException when it cannot be read, or a line other than a half-written last one
   *     is damaged; the line's number is told
   */
  public static LedgerContents read(Path file) {
    List<Entry> entries = new ArrayList<>();
    return LedgerReader.read(file, entries::add, line -> {}).contents(file, entries);
  }

  /**
   * Reads a ledger and keeps no exchanges, for runs whose bodies are many.
   *
   * @param file where it is
   * @param entries is handed each exchange, in the order of writing
   * @return what it holds, without entries
   * @throws CozeUsageException when there is none
   * @throws CozeStateException as above
   */
  public static LedgerContents read(Path file, Consumer<Entry> entries) {
    return LedgerReader.read(file, entries, line -> {}).contents(file, List.of());
  }

  private static ObjectNode line(String kind) {
    return Json.object().put("kind", kind);
  }

  /**
   * {@return an exchange as its line in a ledger has it}
   *
   * @param entry masked already
   */
  public static ObjectNode line(Entry entry) {
    return ExchangeLine.of(entry, false);
  }
}
