package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.complete.Explanation;
import dev.cozesh.dsl.complete.Proposal;
import dev.cozesh.dsl.complete.Proposals;
import dev.cozesh.shell.render.Width;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * Reads lines and completes them. Tab inserts what is certain and lists the rest below the line; a
 * second Tab at the same place, Alt-d and F1 explain what stands there; Esc, or the next key, takes
 * the list away. Nothing else on the line is touched: no quoting, no correction of what was typed.
 * A list that was shown while names were loaded is drawn anew once they are there.
 */
public final class CompletingReader extends WideReader {
  static final String EXPLAIN = "explain";
  static final String DISMISS = "dismiss";

  private static final Set<String> OWN = Set.of(LineReader.EXPAND_OR_COMPLETE, EXPLAIN);
  private static final int LEAST_LIST = 5;
  private static final long ESCAPE_MILLIS =
      150; // what a key sends comes sooner than a person's next

  /** How what is proposed is shown. */
  public enum Lists {
    /** Below the line, gone with the next key. */
    BELOW,
    /** Printed above the line, where it stays: for terminals whose cursor cannot move. */
    PRINTED
  }

  private final LineCompletion completion;
  private final Lists lists;
  private final boolean styled;
  private String place = "";
  private String awaited = ""; // where a list is shown whose names are on their way; under the lock

  /**
   * A reader on a terminal.
   *
   * @param terminal where lines are read
   * @param completion what proposes and explains
   * @param lists where lists are shown
   * @param styled whether descriptions are dimmed
   * @throws IOException as the terminal does
   */
  public CompletingReader(Terminal terminal, LineCompletion completion, Lists lists, boolean styled)
      throws IOException {
    super(terminal, "cozesh");
    this.completion = requireNonNull(completion, "completion");
    this.lists = requireNonNull(lists, "lists");
    this.styled = styled;
    getWidgets().put(EXPAND_OR_COMPLETE, () -> watched(this::complete));
    getWidgets().put(EXPLAIN, () -> watched(this::explainOnly));
    getWidgets().put(DISMISS, this::dismiss);
    for (String map : List.of(EMACS, VIINS)) {
      KeyMap<Binding> keys = getKeyMaps().get(map);
      keys.bind(new Reference(EXPLAIN), KeyMap.alt('d'), "\u001bOP", "\u001b[11~", "\u001b[[A");
      Optional.ofNullable(KeyMap.key(terminal, Capability.key_f1))
          .ifPresent(key -> keys.bind(new Reference(EXPLAIN), key));
    }
    KeyMap<Binding> keys = getKeyMaps().get(EMACS);
    keys.bind(new Reference(DISMISS), KeyMap.esc());
    keys.setAmbiguousTimeout(ESCAPE_MILLIS);
    completion.onLoaded(this::renew);
  }

  /** Every other key takes the list away before it does its own work. */
  @Override
  public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
    Binding binding = super.readBinding(keys, local);
    if (!(binding instanceof Reference known) || !OWN.contains(known.name())) {
      place = "";
    }
    lock.lock();
    try {
      awaited = "";
      post = place.isEmpty() ? null : post;
    } finally {
      lock.unlock();
    }
    return binding;
  }

  /** The names are there: whatever thread tells it, the line is not touched. */
  private void renew() {
    lock.lock();
    try {
      String text = buf.toString();
      int cursor = cursor(text);
      if (reading && !awaited.isEmpty() && awaited.equals(placeOf(text, cursor))) {
        watched(() -> listAnew(text, cursor));
        redisplay();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean listAnew(String text, int cursor) {
    Proposals proposals = completion.at(text, cursor);
    awaited = proposals.loading() ? awaited : "";
    boolean nothing = proposals.all().isEmpty() && proposals.remarks().isEmpty();
    post = nothing ? null : below(room -> text(proposals, room)).orElse(null);
    return true;
  }

  /** A bug in completion is said once, below the line, and costs nothing that was typed. */
  private boolean watched(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException e) {
      show(room -> List.of(new AttributedString("completion failed, please report it: " + e)), 1);
      return true;
    }
  }

  private int cursor(String text) {
    return text.offsetByCodePoints(0, buf.cursor());
  }

  private boolean complete() {
    String text = buf.toString();
    int cursor = cursor(text);
    if (place.equals(placeOf(text, cursor))) {
      return explain();
    }
    Proposals proposals = completion.at(text, cursor);
    List<Proposal> all = proposals.all();
    if (all.isEmpty() && proposals.remarks().isEmpty()) {
      return explainOnly();
    }
    if (all.size() == 1 && proposals.remarks().isEmpty()) {
      return only(text, cursor, proposals.replaceFrom(), all.get(0));
    }
    int behind = common(text, cursor, proposals);
    // While names are on their way the next Tab asks for them again.
    place = proposals.loading() ? "" : placeOf(buf.toString(), behind);
    awaited = proposals.loading() ? placeOf(buf.toString(), behind) : "";
    show(room -> text(proposals, room), Math.min(LEAST_LIST, proposals.all().size()));
    return true;
  }

  private List<AttributedString> text(Proposals proposals, int room) {
    return new ProposalText(size.getColumns(), styled).list(proposals, room);
  }

  private boolean only(String text, int cursor, int from, Proposal proposal) {
    String inserted = proposal.value() + proposal.suffix();
    if (text.substring(from, cursor).equals(inserted)) {
      return explain();
    }
    replace(text, cursor, from, inserted);
    post = null;
    return true;
  }

  /** Types what all have in common, if that keeps all of them; returns the cursor. */
  private int common(String text, int cursor, Proposals proposals) {
    String typed = text.substring(proposals.replaceFrom(), cursor);
    String common = commonStart(proposals.all());
    if (common.isEmpty() || common.equals(typed)) {
      return cursor;
    }
    int behind = proposals.replaceFrom() + common.length();
    String longer = text.substring(0, proposals.replaceFrom()) + common + text.substring(cursor);
    boolean extended = common.startsWith(typed);
    if (!extended && completion.at(longer, behind).all().size() != proposals.all().size()) {
      return cursor; // it was found by its reading, and would be found no more
    }
    replace(text, cursor, proposals.replaceFrom(), common);
    return behind;
  }

  private static String commonStart(List<Proposal> all) {
    if (all.isEmpty()) {
      return "";
    }
    String common = all.get(0).value();
    for (Proposal each : all) {
      int at = 0;
      int most = Math.min(common.length(), each.value().length());
      while (at < most && common.charAt(at) == each.value().charAt(at)) {
        at++;
      }
      boolean half = at > 0 && Character.isHighSurrogate(common.charAt(at - 1));
      common = common.substring(0, half ? at - 1 : at);
    }
    return common;
  }

  private void replace(String text, int cursor, int from, String inserted) {
    String head = text.substring(0, from) + inserted;
    buf.clear();
    buf.write(head + text.substring(cursor));
    buf.cursor(head.codePointCount(0, head.length()));
  }

  private boolean explain() {
    String text = buf.toString();
    int cursor = cursor(text);
    Optional<Explanation> told = completion.explain(text, cursor);
    place = placeOf(text, cursor);
    if (told.isEmpty()) {
      return beep();
    }
    IntFunction<List<AttributedString>> lines =
        room -> new ProposalText(size.getColumns(), styled).explanation(told.get());
    show(lines, lines.apply(0).size());
    return true;
  }

  /** The next Tab completes, whatever stood here. */
  private boolean explainOnly() {
    boolean done = explain();
    place = "";
    return done;
  }

  private boolean dismiss() {
    post = null;
    return true;
  }

  private static String placeOf(String text, int cursor) {
    return cursor + " " + text;
  }

  /**
   * @param lines to be shown, for so many at most
   * @param least so many must have room; else they are printed above the line
   */
  private void show(IntFunction<List<AttributedString>> lines, int least) {
    Optional<Supplier<AttributedString>> below = room() < least ? Optional.empty() : below(lines);
    post = below.orElse(null);
    if (below.isEmpty()) {
      printAbove(joined(lines.apply(ProposalText.MOST_ROWS + 1)));
    }
  }

  /** Made anew whenever it is drawn: the screen may have another size by then. */
  private Optional<Supplier<AttributedString>> below(IntFunction<List<AttributedString>> lines) {
    if (lists == Lists.PRINTED || room() < 1) {
      return Optional.empty();
    }
    return Optional.of(
        () -> {
          int room = Math.max(1, room());
          List<AttributedString> all = lines.apply(room);
          return joined(all.subList(0, Math.min(room, all.size())));
        });
  }

  private static AttributedString joined(List<AttributedString> lines) {
    return AttributedString.join(new AttributedString("\n"), lines);
  }

  /** Lines of the screen that neither the input nor one line of what was before it takes. */
  private int room() {
    if (size.getRows() <= 0) {
      return Integer.MAX_VALUE;
    }
    int columns = Math.max(1, size.getColumns());
    int before = prompt == null ? 0 : prompt.columnLength();
    int taken = 1;
    for (String line : buf.toString().split("\n", -1)) {
      taken += 1 + (before + Width.of(line)) / columns;
    }
    return size.getRows() - taken;
  }
}
