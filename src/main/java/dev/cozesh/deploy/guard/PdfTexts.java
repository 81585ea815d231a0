package dev.cozesh.deploy.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The texts of a PDF, found without its tables: each stream is unpacked as it stands, and its
 * strings are decoded as the usual encodings say, then by every table of the file's fonts that
 * tells which code is which character. The wrong table gives gibberish, in which no secret is
 * found. What is encrypted, or packed otherwise than nearly all PDFs are, stays unseen.
 */
final class PdfTexts {
  /** All that is unpacked, repetitions included. A PDF of 11 MB has less; a bomb is left there. */
  static final int MOST_UNPACKED = 96 << 20;

  private static final int MOST_TABLES = 64;

  private final byte[] file;
  private final BiConsumer<String, String> reader;
  private final List<PdfStream> showing = new ArrayList<>();
  private final Set<PdfCodes> tables = new LinkedHashSet<>();
  private int left;

  /**
   * @param most how many bytes are unpacked
   * @param reader gets each stretch of text with what it is of
   */
  PdfTexts(byte[] file, int most, BiConsumer<String, String> reader) {
    this.file = requireNonNull(file, "file");
    this.left = most;
    this.reader = requireNonNull(reader, "reader");
  }

  void read() {
    int end = 0;
    List<PdfStream> streams = PdfStream.all(file);
    for (PdfStream stream : streams) {
      text("text", file, end, stream.start(), PdfCodes.USUAL);
      end = stream.end();
    }
    text("text", file, end, file.length, PdfCodes.USUAL);
    streams.stream().filter(PdfStream::mayHoldText).forEach(this::first);
    for (PdfCodes table : tables) {
      for (PdfStream stream : showing) {
        byte[] bytes = unpacked(stream);
        text(stream.title(), bytes, 0, bytes.length, table);
      }
    }
  }

  /** What a stream holds, as it is and as text; and what it tells of a font. */
  private void first(PdfStream stream) {
    byte[] bytes = unpacked(stream);
    String raw = new String(bytes, ISO_8859_1);
    reader.accept(stream.title(), raw);
    if (text(stream.title(), bytes, 0, bytes.length, PdfCodes.USUAL)) {
      showing.add(stream);
    }
    if (raw.contains("UCS2-H") || raw.contains("UTF16-H")) {
      tables.add(PdfCodes.WIDE);
    }
    if (tables.size() < MOST_TABLES) {
      PdfCodes.of(raw).ifPresent(tables::add);
    }
  }

  private boolean text(String name, byte[] bytes, int from, int to, PdfCodes codes) {
    TextWindows lines = new TextWindows(name, reader);
    TextWindows pieces = new TextWindows(name, reader);
    boolean shows = new PdfText(bytes, from, to, codes, lines, pieces).read();
    lines.end();
    pieces.end();
    return shows;
  }

  private byte[] unpacked(PdfStream stream) {
    byte[] bytes = stream.unpacked(file, left);
    left -= bytes.length;
    return bytes;
  }
}
