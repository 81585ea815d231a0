package dev.cozesh.deploy.guard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the strings of a stretch of PDF. What a page shows is read out twice: in lines, where
 * pieces that stand side by side are joined since programs cut words as they like, and piece by
 * piece, since what looks joined may be two columns. Other strings are a line each.
 */
final class PdfText {
  /** Of a thousandth of the font's size: a step back of less is between letters, not words. */
  private static final double GAP = -200;

  private static final int LONGEST_WORD = 24;
  private static final double SAME_LINE = 0.01;
  private static final String WHITE = "\0\t\n\f\r ";
  private static final String DELIMITERS = "()<>[]{}/%";
  private static final boolean[] REGULAR = regular();

  private final byte[] bytes;
  private final int to;
  private final PdfCodes codes;
  private final TextWindows lines;
  private final TextWindows pieces;
  private final StringBuilder joined = new StringBuilder();
  private final StringBuilder apart = new StringBuilder();

  private int at;
  private String number = "";
  private double height;
  private double shownAt;
  private boolean shows;

  /**
   * @param lines gets what stands on a line, joined, and strings that are not shown
   * @param pieces gets what is shown, each piece apart
   */
  PdfText(byte[] bytes, int from, int to, PdfCodes codes, TextWindows lines, TextWindows pieces) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.codes = codes;
    this.lines = lines;
    this.pieces = pieces;
  }

  /** Reads it to its end; whether a page shows something of it. */
  boolean read() {
    while (at < to) {
      token((char) (bytes[at++] & 0xff));
    }
    keep();
    return shows;
  }

  private void token(char first) {
    switch (first) {
      case '(' -> string(literal());
      case '<' -> {
        if (at < to && bytes[at] == '<') {
          at++;
        } else {
          string(hexadecimal());
        }
      }
      case '>' -> keep();
      case '/' -> skipWord();
      case '%' -> skipLine();
      default -> {
        if (isRegular(first)) {
          at--;
          word();
        }
      }
    }
  }

  private void string(byte[] string) {
    String text = codes.decode(string);
    if (joined.length() > 0 && number() < GAP) {
      joined.append(' ');
    }
    number = "";
    joined.append(text);
    apart.append('\n').append(text);
  }

  private void word() {
    int start = at;
    skipWord();
    String word =
        new String(bytes, start, Math.min(at - start, LONGEST_WORD), StandardCharsets.ISO_8859_1);
    if ("+-.0123456789".indexOf(word.charAt(0)) >= 0) {
      number = word;
      return;
    }
    switch (word) {
      case "Tj", "TJ" -> show();
      case "'", "\"" -> {
        height--;
        show();
      }
      case "BT" -> height = 0;
      case "Td", "TD" -> height += number();
      case "Tm" -> height = number();
      case "T*" -> height--;
      case "BI" -> skipPicture();
      default -> keep();
    }
    number = "";
  }

  /** The last number in front of an operator or a string. */
  private double number() {
    try {
      return number.isEmpty() ? 0 : Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void show() {
    boolean sameLine = Math.abs(height - shownAt) < SAME_LINE;
    if (shows) {
      lines.add(sameLine ? "" : "\n");
      pieces.add(sameLine ? " " : "\n");
    }
    shows = true;
    shownAt = height;
    lines.add(joined);
    pieces.add(joined);
    forget();
  }

  /** Strings of a dictionary, or of what is no text. */
  private void keep() {
    if (apart.length() > 0) {
      lines.add(apart.append('\n'));
      forget();
    }
  }

  private void forget() {
    joined.setLength(0);
    apart.setLength(0);
  }

  private byte[] literal() {
    ByteArrayOutputStream string = new ByteArrayOutputStream();
    int depth = 1;
    while (at < to) {
      int next = bytes[at++];
      if (next == '\\') {
        escape(string);
        continue;
      }
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      if (depth == 0) {
        break;
      }
      string.write(next);
    }
    return string.toByteArray();
  }

  private void escape(ByteArrayOutputStream string) {
    if (at == to) {
      return;
    }
    char next = (char) (bytes[at++] & 0xff);
    switch (next) {
      case 'n' -> string.write('\n');
      case 'r' -> string.write('\r');
      case 't' -> string.write('\t');
      case 'b' -> string.write('\b');
      case 'f' -> string.write('\f');
      case '\n' -> {} // a line is broken here only in the file
      case '\r' -> at += at < to && bytes[at] == '\n' ? 1 : 0;
      default -> string.write(isOctal(next) ? octal(next) : next);
    }
  }

  private int octal(char first) {
    int value = first - '0';
    for (int n = 0; n < 2 && at < to && isOctal((char) bytes[at]); n++) {
      value = value * 8 + bytes[at++] - '0';
    }
    return value;
  }

  private static boolean isOctal(char one) {
    return one >= '0' && one <= '7';
  }

  private byte[] hexadecimal() {
    int start = at;
    while (at < to && bytes[at] != '>') {
      at++;
    }
    byte[] string = PdfAscii.fromHex(Arrays.copyOfRange(bytes, start, at));
    at = Math.min(to, at + 1);
    return string;
  }

  private void skipWord() {
    while (at < to && isRegular((char) (bytes[at] & 0xff))) {
      at++;
    }
  }

  private void skipLine() {
    while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
  }

  /** A picture inside of a page: bytes up to a word {@code EI}. */
  private void skipPicture() {
    while (at < to && !isEndOfPicture()) {
      at++;
    }
    at = Math.min(to, at + 2);
  }

  private boolean isEndOfPicture() {
    return at + 2 < to
        && bytes[at] == 'E'
        && bytes[at + 1] == 'I'
        && WHITE.indexOf(bytes[at - 1]) >= 0
        && WHITE.indexOf(bytes[at + 2]) >= 0;
  }

  private static boolean isRegular(char one) {
    return REGULAR[one];
  }

  /** By byte: whether it is part of a word. */
  private static boolean[] regular() {
    boolean[] regular = new boolean[1 << Byte.SIZE];
    Arrays.fill(regular, true);
    (WHITE + DELIMITERS).chars().forEach(one -> regular[one] = false);
    return regular;
  }
}
