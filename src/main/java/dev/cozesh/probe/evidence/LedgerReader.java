package dev.cozesh.probe.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a ledger line by line. */
final class LedgerReader {
  private final Path file;
  private final Consumer<Entry> entries;
  private final Consumer<String> texts;
  private final Set<Integer> altered = new HashSet<>();
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final Map<Integer, Finding> rows = new HashMap<>();
  private final Map<Attempt, Finding> latest = new LinkedHashMap<>();
  private LedgerHead head;
  private boolean isWhole;
  private ProbeReport report;
  private String remark = "";
  private int lastRow;

  private LedgerReader(Path file, Consumer<Entry> entries, Consumer<String> texts) {
    this.file = file;
    this.entries = entries;
    this.texts = texts;
  }

  /**
   * Reads a ledger.
   *
   * @param entries is handed each exchange
   * @param texts is handed each line as it stands there
   */
  static LedgerReader read(Path file, Consumer<Entry> entries, Consumer<String> texts) {
    LedgerReader reader = new LedgerReader(file, entries, texts);
    if (!Files.exists(file)) {
      throw new CozeUsageException(
          "there is no ledger " + file, "", "`cozesh probe show` lists the runs there are");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
      reader.lines(lines, endsWithALine(file));
    } catch (IOException e) {
      throw new CozeStateException(
          "the ledger cannot be read: " + file, String.valueOf(e.getMessage()), "", e);
    }
    return reader;
  }

  private static boolean endsWithALine(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() == 0) {
        return true;
      }
      bytes.seek(bytes.length() - 1);
      return bytes.read() == '\n';
    }
  }

  private void lines(BufferedReader lines, boolean whole) throws IOException {
    int number = 0;
    String next = lines.readLine();
    while (next != null) {
      String line = next;
      next = lines.readLine();
      number++;
      boolean torn = next == null && !whole;
      texts.accept(line);
      try {
        take(Json.parse(line, "line " + number), number);
      } catch (IOException
          | CozeDataException
          | IllegalArgumentException
          | NullPointerException e) {
        if (!torn) {
          throw damaged(number, e);
        }
        remark =
            "line "
                + number
                + ", the last one, is only half there: the run was cut off while writing it";
      }
    }
    if (head == null) {
      throw new CozeStateException(
          "the ledger is damaged: " + file + ", line 1",
          "it holds no head: the run ended before it was written, or this is no ledger",
          "");
    }
  }

  private CozeStateException damaged(int number, Exception e) {
    String why =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return new CozeStateException(
        "the ledger is damaged: " + file + ", line " + number,
        String.valueOf(why),
        "take that line out to read the rest",
        e);
  }

  private void take(JsonNode line, int number) throws IOException {
    String kind = line.path("kind").asText();
    if (kind.isEmpty()) {
      throw new IllegalArgumentException("it has no kind");
    }
    if (number == 1 != kind.equals("head")) {
      throw new IllegalArgumentException("the head is the first line, and only that");
    }
    switch (kind) {
      case "head" -> head(line);
      case "exchange" -> exchange(line);
      case "endpoint" -> endpoint(line.required("endpoint"));
      case "finding" -> finding(line);
      case "resumed" -> report = null;
      case "end" -> end((ObjectNode) line);
      default -> {}
    }
  }

  private void head(JsonNode line) throws IOException {
    int format = line.required("format").asInt();
    if (format > Ledger.FORMAT) {
      throw new IllegalArgumentException(
          "it has format " + format + ", this cozesh reads up to " + Ledger.FORMAT);
    }
    isWhole = line.required("inquiry_is_whole").asBoolean();
    head = LedgerJson.value(line, LedgerHead.class);
  }

  private void exchange(JsonNode line) throws IOException {
    Entry entry = ExchangeReader.read(line);
    if (ExchangeReader.isAltered(line)) {
      altered.add(entry.id());
    }
    entries.accept(entry);
  }

  private void endpoint(JsonNode tree) throws IOException {
    Endpoint endpoint = Json.mapper().treeToValue(tree, Endpoint.class);
    endpoints.put(endpoint.id(), endpoint);
  }

  private void finding(JsonNode line) throws IOException {
    Finding finding = LedgerJson.value(line, Finding.class, endpoints);
    lastRow = Math.max(lastRow, line.required("n").asInt());
    rows.put(line.required("n").asInt(), finding);
    latest.put(finding.attempt(), finding);
  }

  private void end(ObjectNode line) throws IOException {
    ProbeReport bare =
        LedgerJson.value(line.deepCopy().set("findings", line.arrayNode()), ProbeReport.class);
    List<Finding> found = new ArrayList<>();
    for (JsonNode number : line.required("rows")) {
      Finding finding = rows.get(number.asInt());
      if (finding == null) {
        throw new IllegalArgumentException("no line before this one holds row " + number);
      }
      found.add(finding);
    }
    report = bare.with(found);
  }

  int lastRow() {
    return lastRow;
  }

  LedgerContents contents(Path file, List<Entry> entries) {
    List<Finding> findings = report == null ? List.copyOf(latest.values()) : report.findings();
    return new LedgerContents(
        file, head, isWhole, entries, altered, findings, Optional.ofNullable(report), remark);
  }
}
