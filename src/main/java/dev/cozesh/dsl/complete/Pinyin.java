package dev.cozesh.dsl.complete;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Chinese characters are read: every reading of today's Mandarin, without tones, {@code v} for
 * ü. Read from its file when first asked for. Immutable.
 */
final class Pinyin {
  private static final String RESOURCE = "/pinyin/readings.txt";
  private static final char FIRST = '\u3400';
  private static final char LAST = '\u9fff';
  private static final String[] NONE = {};

  // Characters of the same readings share one array: few thousand in all.
  private final String[][] readings = new String[LAST - FIRST + 1][];

  private Pinyin(BufferedReader table) throws IOException {
    Map<List<String>, String[]> shared = new HashMap<>();
    for (String line = table.readLine(); line != null; line = table.readLine()) {
      if (!line.startsWith("#")) {
        int blank = line.indexOf(' ');
        String syllable = line.substring(0, blank);
        for (int at = blank + 1; at < line.length(); at++) {
          add(line.charAt(at) - FIRST, syllable, shared);
        }
      }
    }
  }

  /** The one that cozesh brings along. */
  static Pinyin bundled() {
    return Bundled.TABLE;
  }

  private void add(int index, String syllable, Map<List<String>, String[]> shared) {
    String[] known = readings[index] == null ? NONE : readings[index];
    String[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = syllable;
    readings[index] = shared.computeIfAbsent(List.of(more), any -> more);
  }

  /**
   * The readings of a character, in alphabetical order; none for what is not Chinese. Not to be
   * changed.
   */
  String[] of(char character) {
    if (character < FIRST || character > LAST) {
      return NONE;
    }
    String[] known = readings[character - FIRST];
    return known == null ? NONE : known;
  }

  private static final class Bundled {
    static final Pinyin TABLE = read();

    private static Pinyin read() {
      try (InputStream in = Pinyin.class.getResourceAsStream(RESOURCE);
          BufferedReader table = new BufferedReader(new InputStreamReader(in, UTF_8))) {
        return new Pinyin(table);
      } catch (IOException e) {
        throw new CozeDataException(
            "the table of readings is damaged", "", "install cozesh again", "", e);
      }
    }
  }
}
