package dev.cozesh.dsl.script;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The scripts of one run, so that a frame of the call stack can be told as a place in them.
 * Thread-safe.
 */
public final class ScriptTexts {
  private static final int LINES_OF_A_CALL = 12;

  private final Map<String, Text> byUnit = new ConcurrentHashMap<>();

  private final ThreadLocal<Place> caller = ThreadLocal.withInitial(() -> Place.NOWHERE);

  /**
   * @param ofLibrary whether users know it by its words alone: a place in what calls it comes first
   */
  private record Text(
      String name, String[] lines, Map<Integer, CallSite> sites, boolean ofLibrary) {}

  /**
   * Takes a script in.
   *
   * @param name the script's name as the user gave it
   * @return the name under which it is to be compiled; no class of a script may be called like a
   *     word of the language, as that of {@code bot.groovy} would be
   */
  public synchronized String add(String name, String text) {
    requireNonNull(name, "name");
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    String stem = (dot > 0 ? base.substring(0, dot) : base).replaceAll("[^\\p{L}\\p{N}_]", "_");
    String unit = "Script_" + stem + (byUnit.isEmpty() ? "" : "_" + byUnit.size()) + ".groovy";
    byUnit.put(unit, new Text(name, lines(text), Map.of(), false));
    return unit;
  }

  /** Takes a module of the library in, under the name under which it is compiled. */
  public void addModule(String unit, String name, String text) {
    byUnit.put(unit, new Text(name, lines(text), Map.of(), true));
  }

  /** Does work of a script on a thread of its own. */
  public void calledFrom(Place place, Runnable work) {
    caller.set(place);
    try {
      work.run();
    } finally {
      caller.remove();
    }
  }

  /** Learns which calls of a compiled script have a line number of their own. */
  public void tell(String unit, Map<Integer, CallSite> sites) {
    byUnit.computeIfPresent(
        unit, (key, text) -> new Text(text.name(), text.lines(), sites, text.ofLibrary()));
  }

  static String[] lines(String text) {
    return text.split("\r\n|\r|\n", -1);
  }

  /** How often a whole word stands on a line, from 1; a string or comment counts, too. */
  static int occurrences(String[] lines, int line, String word) {
    int count = 0;
    if (line <= lines.length) {
      for (int at = find(lines[line - 1], word, 0); at >= 0; count++) {
        at = find(lines[line - 1], word, at + 1);
      }
    }
    return count;
  }

  /** The place of the line that is being run by this thread, without a column. */
  public Place here() {
    return here("");
  }

  /** The place of the line that is being run, with the column of a word on it when it is there. */
  public Place here(String word) {
    return StackWalker.getInstance()
        .walk(frames -> innermost(frames.map(StackWalker.StackFrame::toStackTraceElement), word))
        .orElse(Place.NOWHERE);
  }

  /** Where in the scripts a failure arose; empty when no script is on its stack. */
  public Optional<Place> of(Throwable failure) {
    return of(failure, "");
  }

  /** Like {@link #of(Throwable)}, with the column of a word when it stands on that line. */
  public Optional<Place> of(Throwable failure, String word) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Optional<Place> place = innermost(Stream.of(each.getStackTrace()), word);
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private Optional<Place> innermost(Stream<StackTraceElement> frames, String word) {
    List<StackTraceElement> ours =
        frames
            .filter(frame -> frame.getLineNumber() > 0 && frame.getFileName() != null)
            .filter(frame -> byUnit.containsKey(frame.getFileName()))
            .toList();
    Optional<Place> called =
        ours.stream()
            .filter(frame -> !byUnit.get(frame.getFileName()).ofLibrary())
            .findFirst()
            .map(frame -> in(frame, word));
    if (called.isEmpty() && !ours.isEmpty() && !caller.get().equals(Place.NOWHERE)) {
      return Optional.of(caller.get());
    }
    return called.or(() -> ours.stream().findFirst().map(frame -> in(frame, word)));
  }

  private Place in(StackTraceElement frame, String word) {
    return place(byUnit.get(frame.getFileName()), frame.getLineNumber(), word);
  }

  private static Place place(Text text, int line, String word) {
    CallSite site = text.sites().get(line);
    if (site == null || word.isEmpty()) {
      return written(text, site == null ? line : site.line(), word);
    }
    return site.of(word)
        .map(found -> new Place(text.name(), found.line(), found.column()))
        .orElseGet(() -> written(text, site.line(), word));
  }

  /**
   * A call that is spread over lines runs on its last ones: its word stands a little above. Of a
   * word that stands there twice nobody knows which it was.
   */
  private static Place written(Text text, int line, String word) {
    if (!word.isEmpty()) {
      int from = Math.min(line, text.lines().length);
      for (int each = from; each > Math.max(0, from - LINES_OF_A_CALL); each--) {
        int count = occurrences(text.lines(), each, word);
        if (count > 0) {
          String found = text.lines()[each - 1];
          int column = count > 1 ? 0 : found.codePointCount(0, find(found, word, 0)) + 1;
          return new Place(text.name(), each, column);
        }
      }
    }
    return new Place(text.name(), line, 0);
  }

  /** Where a whole word begins, from an index on; -1 when it is not there. */
  private static int find(String line, String word, int from) {
    int at = line.indexOf(word, from);
    while (at >= 0) {
      int end = at + word.length();
      boolean whole =
          (at == 0 || !Character.isJavaIdentifierPart(line.codePointBefore(at)))
              && (end == line.length() || !Character.isJavaIdentifierPart(line.codePointAt(end)));
      if (whole) {
        return at;
      }
      at = line.indexOf(word, at + 1);
    }
    return -1;
  }
}
