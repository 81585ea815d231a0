package dev.cozesh.shell.slash;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that a user may set at the prompt: its values, what it is before, what it does. */
public enum Preference {
  OUTPUT("output", "table", List.of("table", "json", "yaml"), "how values are shown"),
  ROWS("rows", "20", 1, 10_000, "rows of a table, then `it` shows more"),
  TIMING("timing", "off", Switch.WORDS, "say how long each line took"),
  DRY("dry", "off", Switch.WORDS, "show what would be sent, send reads only; not kept"),
  COLOUR("colour", "on", Switch.WORDS, "colour results and remarks"),
  HIGHLIGHT("highlight", "on", Switch.WORDS, "colour a line while it is typed"),
  CONFIRM("confirm", "20", 0, 100_000, "ask before a line changes more than so much; 0 never asks"),
  EDITOR("editor", "", List.of(), "what /edit opens; empty: $VISUAL, else $EDITOR");

  private static final int LONGEST_TEXT = 500;

  private final String word;
  private final String usual;
  private final List<String> choices;
  private final int least;
  private final int most;
  private final String meaning;

  Preference(String word, String usual, List<String> choices, String meaning) {
    this(word, usual, choices, 0, 0, meaning);
  }

  Preference(String word, String usual, int least, int most, String meaning) {
    this(word, usual, List.of(), least, most, meaning);
  }

  Preference(String word, String usual, List<String> choices, int least, int most, String meaning) {
    this.word = word;
    this.usual = usual;
    this.choices = choices;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** Apart, for a constant needs it before this type has its own fields. */
  private static final class Switch {
    private static final List<String> WORDS = List.of("on", "off");
  }

  /** The name to set it by. */
  public String word() {
    return word;
  }

  /** Its value when nobody has set it. */
  public String usual() {
    return usual;
  }

  /** The values there are; empty when they cannot be listed. */
  public List<String> choices() {
    return choices;
  }

  /** What it does, in a line. */
  public String meaning() {
    return meaning;
  }

  /** Whether it outlives the prompt. */
  public boolean isKept() {
    return this != DRY;
  }

  /**
   * The preference of that name.
   *
   * @throws CozeUsageException when there is none, with the nearest
   */
  public static Preference of(String word) {
    List<String> words = words();
    return find(word)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "there is no setting `" + word + "`",
                    "the settings are " + String.join(", ", words),
                    Nearest.hint(word, words)));
  }

  static Optional<Preference> find(String word) {
    // Both spellings are right; only one of them is listed.
    String known = word.equalsIgnoreCase("color") ? COLOUR.word : word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.word.equals(known)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Preference::word).toList();
  }

  /**
   * A value as it is kept: {@code true} is {@code on}, {@code 020} is {@code 20}.
   *
   * @throws CozeUsageException when it is none of this preference's
   */
  public String read(String typed) {
    String text = typed.strip();
    if (this == EDITOR) {
      return editor(text);
    }
    return choices.isEmpty() ? number(text) : choice(text.toLowerCase(Locale.ROOT));
  }

  private String choice(String text) {
    String meant = text;
    if (choices.equals(Switch.WORDS)) {
      meant =
          switch (text) {
            case "true", "yes", "1" -> "on";
            case "false", "no", "0" -> "off";
            default -> text;
          };
    }
    if (!choices.contains(meant)) {
      throw new CozeUsageException(
          word + " cannot be `" + text + "`",
          "it is " + String.join(" or ", choices),
          Nearest.hint(text, choices));
    }
    return meant;
  }

  private String number(String text) {
    boolean fits = text.matches("\\d{1,9}");
    if (!fits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new CozeUsageException(
          word + " cannot be `" + text + "`",
          "it is a number from " + least + " to " + most,
          "`/set " + word + " " + usual + "` is the usual one");
    }
    return String.valueOf(Integer.parseInt(text));
  }

  private static String editor(String text) {
    if (text.length() > LONGEST_TEXT || text.chars().anyMatch(c -> c < ' ')) {
      throw new CozeUsageException(
          "editor cannot be that",
          "it is a command on one line, of " + LONGEST_TEXT + " characters at most",
          "`/set editor vim`");
    }
    return text;
  }
}
