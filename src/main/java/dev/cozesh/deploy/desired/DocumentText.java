package dev.cozesh.deploy.desired;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes of files as text: UTF-8, unless a script says otherwise. */
public final class DocumentText {
  /** What Chinese Windows writes; GBK and GB2312 are parts of it. */
  private static final Charset CHINESE = Charset.forName("GB18030");

  private static final char BOM = '\uFEFF';

  /** A line of YAML between the two {@code ---} at the top of a Markdown file. */
  private static final Pattern OF_FRONT_MATTER =
      Pattern.compile("\\s*|\\s+.*|#.*|-\\s.*|[\\w\"'][^:]*:(\\s.*)?");

  private DocumentText() {}

  /**
   * The text of a file that is UTF-8, without a byte order mark.
   *
   * @param file as the script names it
   * @throws CozeScriptException when it is not, with the encoding that it seems to be in
   */
  public static String utf8(String file, byte[] bytes, Place place) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text = withoutMark(decoder.decode(in).toString());
      requireText(file, text, place);
      return text;
    } catch (CharacterCodingException e) {
      throw new CozeScriptException(
          place,
          file + " is not UTF-8 text",
          "byte " + in.position() + " belongs to no UTF-8 character" + guess(bytes).orElse(""),
          guess(bytes).isPresent()
              ? "say so: `file(\""
                  + file
                  + "\"), encoding: \""
                  + encoding(bytes)
                  + "\"`; or save it"
                  + " as UTF-8"
              : "save the file as UTF-8; if it is no text at all, its name misleads",
          e);
    }
  }

  /**
   * The text of a file in another encoding, without a byte order mark.
   *
   * @param encoding {@code GBK}, {@code UTF-16}, …
   * @throws CozeScriptException when there is no such encoding, or the bytes are no text in it
   */
  public static String decoded(String file, byte[] bytes, String encoding, Place place) {
    Charset charset;
    try {
      charset = Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new CozeScriptException(
          place,
          "there is no encoding " + encoding,
          "",
          "Chinese files are mostly GBK or GB18030, others UTF-8 or UTF-16",
          e);
    }
    Charset whole = charset.name().matches("GBK|GB2312") ? CHINESE : charset;
    try {
      String text = withoutMark(whole.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      requireText(file, text, place);
      return text;
    } catch (CharacterCodingException e) {
      throw new CozeScriptException(
          place, file + " is no text in " + encoding, "", "save it as UTF-8", e);
    }
  }

  /** How many lines at the top of a Markdown file are about it and not of it; mostly 0. */
  static int frontMatter(String text) {
    List<String> lines = text.lines().limit(200).toList();
    if (lines.isEmpty() || !lines.get(0).equals("---")) {
      return 0;
    }
    for (int n = 1; n < lines.size(); n++) {
      String line = lines.get(n).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return n == 1 ? 0 : n + 1;
      }
      if (!OF_FRONT_MATTER.matcher(line).matches()) {
        return 0;
      }
    }
    return 0;
  }

  /** The text behind so many lines. */
  static String withoutLines(String text, int lines) {
    int at = 0;
    for (int n = 0; n < lines; n++) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    return text.substring(at);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
  }

  private static void requireText(String file, String text, Place place) {
    int at = text.indexOf('\0');
    if (at >= 0) {
      throw new CozeScriptException(
          place,
          file + " is no text",
          "it has a NUL at character " + (at + 1) + ", which texts never have",
          "if it is a pdf, doc or docx, let its name end so");
    }
    if (text.isBlank()) {
      throw new CozeScriptException(
          place, file + " holds no text", "Coze refuses empty documents", "fill it or take it out");
    }
  }

  private static Optional<String> guess(byte[] bytes) {
    return guessed(bytes).map(encoding -> "; it reads as " + encoding);
  }

  /**
   * The encoding that bytes seem to be in; empty for UTF-8, and when they do not seem to be text.
   */
  public static Optional<String> guessed(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of(encoding(bytes)).filter(encoding -> !encoding.isEmpty());
    }
  }

  /** The encoding that the bytes seem to be in; empty when they do not seem to be text. */
  private static String encoding(byte[] bytes) {
    boolean wide =
        bytes.length > 1
            && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
    if (wide) {
      return "UTF-16";
    }
    try {
      String text = CHINESE.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean readable = text.codePoints().noneMatch(DocumentText::isOdd);
      return readable ? "GBK" : "";
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private static boolean isOdd(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    int type = Character.getType(c);
    return control || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
  }
}
