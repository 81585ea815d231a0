package dev.cozesh.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredDocument.Content;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No request holds more documents, rows or bytes than Coze takes, and nothing is left out. */
class BatchProperties {
  private static final long BODY = Catalog.bundled().limits().of("request.body").max();

  /** Sizes in units of 256 KiB: of some hundred bytes up to the greatest that is let through. */
  @Property(tries = 60)
  void documentsFitIntoTheirRequests(
      @ForAll @Size(max = 40) List<@IntRange(max = 44) Integer> sizes, @ForAll long pages) {
    Content[] contents = new Content[45];
    List<DesiredDocument> all = new ArrayList<>();
    for (int n = 0; n < sizes.size(); n++) {
      if ((pages >> n & 1) == 1) {
        URI address = URI.create("https://example.com/" + n);
        all.add(DesiredDocument.page(address, Optional.empty(), Place.NOWHERE));
      } else {
        int size = sizes.get(n);
        // Of 40 documents of 11 MB only the sizes count: no bytes are kept.
        contents[size] =
            contents[size] == null ? Content.digest(new byte[(size << 18) + 100]) : contents[size];
        all.add(pdf(n, contents[size]));
      }
    }
    List<DesiredDocument> sent = new ArrayList<>();
    for (List<DesiredDocument> batch : DocumentUpload.batches(all)) {
      sent.addAll(batch);
      long bytes = 4_096;
      boolean paged = batch.get(0).origin() instanceof DesiredDocument.Page;
      for (DesiredDocument document : batch) {
        assertEquals(paged, document.origin() instanceof DesiredDocument.Page);
        bytes += paged ? 0 : (document.content().size() + 2L) / 3 * 4 + document.name().length();
      }
      assertTrue(batch.size() <= 10 && bytes <= BODY, batch.size() + " documents, " + bytes);
    }
    assertEquals(all.size(), sent.size());
    assertEquals(new HashSet<>(all), new HashSet<>(sent));
  }

  @Property(tries = 60)
  void rowsFitIntoTheirRequestsInTheirOrder(
      @ForAll @IntRange(max = 3_300) int count,
      @ForAll @IntRange(max = 40_000) int cell,
      @ForAll @IntRange(max = 3_300) int from) {
    String text = "岗\"".repeat(cell / (count / 500 + 1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      rows.add(n % 7 == 0 ? Map.of("n", n + "", "text", text) : Map.of("n", n + ""));
    }
    List<Map<String, String>> sent = new ArrayList<>();
    for (List<Map<String, String>> batch : RowWork.batches(rows, from)) {
      sent.addAll(batch);
      int bytes = Json.line(Map.of("insert_rows", batch)).getBytes(StandardCharsets.UTF_8).length;
      assertTrue(batch.size() <= 1_000 && bytes <= BODY, batch.size() + " rows, " + bytes);
    }
    assertEquals(rows.subList(Math.min(from, count), count), sent);
  }

  private static DesiredDocument pdf(int number, Content content) {
    String name = "file" + number + ".pdf";
    return new DesiredDocument(name, name, "pdf", content, Optional.empty(), Place.NOWHERE);
  }
}
