package dev.cozesh.dsl.script;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.script.Lexed.Piece;
import dev.cozesh.dsl.script.Lexed.Unclosed;
import dev.cozesh.dsl.script.StatementRanges.Range;
import java.util.ArrayList;
import java.util.List;

/** What a text wants at its end, and at the end of each line within. */
final class Openness {
  private static final String LINE = "line";

  private final String text;
  private final Offsets offsets;
  private final Lexed lexed;
  private final Nesting nesting;
  private final List<Range> ranges;

  Openness(String text, Lexed lexed, Nesting nesting, List<Range> ranges) {
    this.text = text;
    this.offsets = new Offsets(text);
    this.lexed = lexed;
    this.nesting = nesting;
    this.ranges = ranges;
  }

  Completeness atEnd() {
    if (lexed.broken() || nesting.wrong() >= 0) {
      return Completeness.COMPLETE;
    }
    return lexed.unclosed().map(this::inLiteral).orElseGet(() -> behind(lastToken()));
  }

  /** As the text stands before the line break at a place in it. */
  Completeness before(int lineBreak) {
    if (lexed.unclosed().filter(each -> each.start() <= lineBreak).isPresent()) {
      return inLiteral(lexed.unclosed().get());
    }
    int number = pieceBefore(lineBreak);
    if (number < 0) {
      return Completeness.COMPLETE;
    }
    Piece piece = lexed.pieces().get(number);
    if (piece.end() > lineBreak && piece.type() != Lexed.ERROR) {
      return within(piece);
    }
    return behind(piece.hidden() ? piece.index() - 1 : piece.index());
  }

  private int lastToken() {
    return lexed.visible().size() - 1;
  }

  /** The last piece that begins before a place; -1 when none does. */
  private int pieceBefore(int offset) {
    int low = 0;
    int high = lexed.pieces().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (lexed.pieces().get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private Completeness inLiteral(Unclosed literal) {
    return with(literal.closer(), literal.start(), nesting.behind(lastToken()));
  }

  private Completeness within(Piece piece) {
    Nesting.Open around = nesting.behind(piece.index() - 1);
    boolean begins = piece.type() == StringLiteral || piece.type() == GStringBegin;
    String closer =
        piece.type() == NL
            ? Literals.COMMENT_END
            : begins ? Literals.closer(text, piece.start()) : "";
    return with(closer, piece.start(), around);
  }

  private Completeness behind(int token) {
    Nesting.Open open = nesting.behind(token);
    if (open != null) {
      return with("", 0, open);
    }
    if (token >= 0 && lexed.visible().text(token).equals("\\")) {
      return at(LINE, token);
    }
    return wanted(token);
  }

  private Completeness wanted(int token) {
    int last = token;
    while (last >= 0 && lexed.visible().type(last) == NL) {
      last--;
    }
    Range range = rangeOf(last);
    if (range == null || range.ended() && range.last() == last) {
      return Completeness.COMPLETE;
    }
    String wanted = new Ending(lexed.visible(), nesting, range.first(), last).wanted();
    return wanted.isEmpty() ? Completeness.COMPLETE : at(wanted, last);
  }

  private Completeness at(String wanted, int token) {
    return new Completeness(
        List.of(wanted), lexed.visible().line(token), lexed.visible().column(token));
  }

  private Range rangeOf(int token) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).first() <= token) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    boolean within = high >= 0 && token <= ranges.get(high).last();
    return within ? ranges.get(high) : null;
  }

  private Completeness with(String closer, int start, Nesting.Open open) {
    List<String> missing = new ArrayList<>();
    if (!closer.isEmpty()) {
      missing.add(closer);
    }
    for (Nesting.Open each = open; each != null; each = each.outer()) {
      missing.add(each.closer());
    }
    if (!closer.isEmpty()) {
      return new Completeness(missing, offsets.line(start), offsets.column(start));
    }
    return new Completeness(
        missing, lexed.visible().line(open.token()), lexed.visible().column(open.token()));
  }
}
