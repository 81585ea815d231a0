package dev.cozesh.deploy.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One stream of a PDF.
 *
 * @param number from 1, in the order of the file
 * @param dictionary what stands in front of it
 * @param start of its bytes in the file
 * @param end behind its bytes
 */
record PdfStream(int number, String dictionary, int start, int end) {
  private static final byte[] HEAD = "stream".getBytes(US_ASCII);
  private static final byte[] TAIL = "endstream".getBytes(US_ASCII);
  private static final int LONGEST_DICTIONARY = 4096;

  /** A page has less text than this; of what has more, the beginning is looked at. */
  private static final int LONGEST = 8 << 20;

  private static final int PIECE = 1 << 16;
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "/Subtype\\s*/(?:Image|Type1C|CIDFontType0C|OpenType)\\b|/Length1\\b|/Type\\s*/XRef\\b"
              + "|/(?:DCT|JPX|CCITTFax|JBIG2|LZW)Decode\\b|/Filter[\\s\\[]*/Crypt\\b");
  private static final Pattern ASCII_85 = Pattern.compile("/(?:ASCII85Decode|A85)\\b");
  private static final Pattern HEX = Pattern.compile("/(?:ASCIIHexDecode|AHx)\\b");
  private static final Pattern FLATE = Pattern.compile("/(?:FlateDecode|Fl)\\b");

  /** Every stream of a file. */
  static List<PdfStream> all(byte[] file) {
    List<PdfStream> all = new ArrayList<>();
    int from = 0;
    for (int at = find(HEAD, file, 0); at < file.length; at = find(HEAD, file, from)) {
      int start = behindLineBreak(file, at + HEAD.length);
      if (start < 0) {
        from = at + HEAD.length;
        continue;
      }
      int end = find(TAIL, file, start);
      all.add(new PdfStream(all.size() + 1, dictionary(file, from, at), start, end));
      from = Math.min(file.length, end + TAIL.length);
    }
    return all;
  }

  private static int behindLineBreak(byte[] file, int at) {
    boolean returns = at < file.length && file[at] == '\r';
    int feed = returns ? at + 1 : at;
    if (feed < file.length && file[feed] == '\n') {
      return feed + 1;
    }
    return returns ? feed : -1;
  }

  /** What stands between the last beginning of an object and the stream. */
  private static String dictionary(byte[] file, int from, int to) {
    int start = Math.max(from, to - LONGEST_DICTIONARY);
    String before = new String(file, start, to - start, ISO_8859_1);
    return before.substring(before.lastIndexOf("obj") + 1);
  }

  /** Where the word stands; the file's end when it stands nowhere. */
  private static int find(byte[] word, byte[] file, int from) {
    for (int at = from; at <= file.length - word.length; at++) {
      if (file[at] == word[0] && Arrays.equals(file, at, at + word.length, word, 0, word.length)) {
        return at;
      }
    }
    return file.length;
  }

  /** What messages call it. */
  String title() {
    return "stream " + number;
  }

  /** Whether it is no picture, no font and no table of places. */
  boolean mayHoldText() {
    return !NO_TEXT.matcher(dictionary).find();
  }

  /**
   * Its bytes as they were before they were packed; of a broken one those before the break.
   *
   * @param most how many at most
   */
  byte[] unpacked(byte[] file, int most) {
    byte[] bytes = Arrays.copyOfRange(file, start, end);
    if (ASCII_85.matcher(dictionary).find()) {
      bytes = PdfAscii.from85(bytes);
    } else if (HEX.matcher(dictionary).find()) {
      bytes = PdfAscii.fromHex(bytes);
    }
    int limit = Math.min(LONGEST, most);
    return FLATE.matcher(dictionary).find()
        ? inflated(bytes, limit)
        : Arrays.copyOf(bytes, Math.min(bytes.length, limit));
  }

  private static byte[] inflated(byte[] bytes, int most) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      int read;
      do {
        read = inflater.inflate(piece, 0, Math.min(PIECE, most - whole.size()));
        whole.write(piece, 0, read);
      } while (read > 0);
    } catch (DataFormatException e) {
      // What came before the break is worth looking at.
    } finally {
      inflater.end();
    }
    return whole.toByteArray();
  }
}
