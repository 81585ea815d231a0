package dev.cozesh.deploy.guard;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The texts of a zip file of an office program, part by part. */
final class OfficeTexts {
  /** A Word file of 15 MB unpacks to less; a bomb does not, and is left there. */
  static final int MOST_UNPACKED = 64 << 20;

  private final BiConsumer<String, String> reader;
  private int left;

  /**
   * @param most how many bytes are unpacked
   * @param reader gets each stretch of text with the part that it is of
   */
  OfficeTexts(int most, BiConsumer<String, String> reader) {
    this.left = most;
    this.reader = reader;
  }

  void read(byte[] bytes) {
    boolean isZip = false;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        isZip = true;
        read(part.getName(), zip);
        if (left == 0) {
          return;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      isZip = false; // a broken one: its bytes are all there is to look at
    }
    if (!isZip) {
      reader.accept("text", new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /** Word cuts a word into pieces as it likes: without the tags between them it is whole. */
  private void read(String name, InputStream zip) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isMarkup = lower.endsWith(".xml") || lower.endsWith(".rels");
    Charset charset = isMarkup ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    TextWindows text = new TextWindows("part " + name, reader);
    Reader part = new BufferedReader(new InputStreamReader(new Limited(zip), charset));
    boolean inTag = false;
    for (int next = part.read(); next >= 0; next = part.read()) {
      if (isMarkup && next == '<') {
        inTag = true;
      } else if (inTag) {
        inTag = next != '>';
      } else {
        text.add((char) next);
      }
    }
    text.end();
  }

  /** Ends where a part ends, or where enough was unpacked; leaves the zip open. */
  private final class Limited extends InputStream {
    private final InputStream zip;

    Limited(InputStream zip) {
      this.zip = zip;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = left == 0 ? -1 : zip.read(into, from, Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}
