import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the table of readings that completion looks Chinese names up in, from Unihan_Readings.txt
 * of the Unicode Character Database (Unihan.zip; in Debian the package unicode-data):
 *
 * <pre>java scripts/Pinyin.java Unihan_Readings.txt src/main/resources/pinyin/readings.txt</pre>
 *
 * A line is a syllable without its tone, a blank, and every character that is read so.
 */
final class Pinyin {
  private static final Pattern ROW =
      Pattern.compile(
          "U\\+([0-9A-F]{4})\t(kMandarin|kHanyuPinlu|kXHC1983|kTGHZ2013|kHanyuPinyin)\t(.*)");

  /** Dictionaries of today's language; the others are asked for what these do not hold. */
  private static final List<String> OF_TODAY =
      List.of("kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013");

  private static final Pattern PAGES = Pattern.compile("[0-9.,*]+:|\\([0-9]+\\)");
  private static final Pattern SYLLABLE = Pattern.compile("[a-z]+");

  public static void main(String[] args) throws IOException {
    Map<Integer, Set<String>> today = new TreeMap<>();
    Map<Integer, Set<String>> others = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]), UTF_8)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        int character = Integer.parseInt(row.group(1), 16);
        if (!isCommon(character)) {
          continue;
        }
        Map<Integer, Set<String>> into = OF_TODAY.contains(row.group(2)) ? today : others;
        add(into.computeIfAbsent(character, any -> new LinkedHashSet<>()), row.group(3));
      }
    }
    others.forEach(today::putIfAbsent);
    Map<String, StringBuilder> bySyllable = new TreeMap<>();
    today.forEach(
        (character, readings) ->
            readings.forEach(
                reading ->
                    bySyllable
                        .computeIfAbsent(reading, any -> new StringBuilder())
                        .appendCodePoint(character)));
    StringBuilder table =
        new StringBuilder(
            "# Readings of Chinese characters, made by scripts/Pinyin.java from the Unihan database.\n"
                + "# Copyright 1991-2022 Unicode, Inc.; terms: https://www.unicode.org/license.txt\n");
    bySyllable.forEach((syllable, characters) -> table.append(syllable + " " + characters + "\n"));
    Files.writeString(Path.of(args[1]), table, UTF_8);
    System.err.println(today.size() + " characters, " + bySyllable.size() + " syllables");
  }

  /** The blocks CJK Unified Ideographs and Extension A. */
  private static boolean isCommon(int character) {
    return character >= 0x3400 && character <= 0x9fff;
  }

  private static void add(Set<String> readings, String field) {
    for (String each : PAGES.matcher(field).replaceAll(" ").split("[ ,]+")) {
      String plain =
          Normalizer.normalize(each.replaceAll("[üǖǘǚǜ]", "v"), Normalizer.Form.NFD)
              .replaceAll("u\u0308", "v")
              .replaceAll("\\p{M}", "");
      if (SYLLABLE.matcher(plain).matches()) {
        readings.add(plain);
      }
    }
  }
}
