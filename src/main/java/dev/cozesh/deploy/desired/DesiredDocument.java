package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One document of a knowledge base, ready to be sent.
 *
 * @param file the file as the script names it
 * @param name the name it gets on Coze, unique within its knowledge base
 * @param type what Coze is told: {@code pdf}, {@code txt}, {@code doc} or {@code docx}
 * @param content the bytes as sent
 * @param remark what was changed on the way, empty when nothing was
 */
public record DesiredDocument(
    String file, String name, String type, Content content, Optional<String> remark, Place place) {
  public DesiredDocument {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(content, "content");
    requireNonNull(remark, "remark");
    requireNonNull(place, "place");
  }

  /**
   * Decides how a file goes into a knowledge base: pdf, txt, doc and docx as they are, Markdown as
   * txt, everything else not at all.
   *
   * @param file the file as the script names it
   * @throws CozeScriptException when Coze takes no such file, or it is empty or not UTF-8 text
   */
  public static DesiredDocument of(String file, byte[] bytes, Place place) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    String type = dot < 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (bytes.length == 0) {
      throw new CozeScriptException(
          place,
          "document " + file + " is empty",
          "Coze refuses empty documents",
          "fill it or take it out");
    }
    switch (type) {
      case "pdf", "doc", "docx":
        return new DesiredDocument(file, base, type, new Content(bytes), Optional.empty(), place);
      case "txt":
        requireUtf8(file, bytes, place);
        return new DesiredDocument(file, base, type, new Content(bytes), Optional.empty(), place);
      case "md", "markdown":
        requireUtf8(file, bytes, place);
        return new DesiredDocument(
            file,
            base.substring(0, dot) + ".txt",
            "txt",
            new Content(bytes),
            Optional.of(base + " is sent as txt: Coze takes no Markdown"),
            place);
      case "csv", "tsv", "xls", "xlsx":
        throw new CozeScriptException(
            place,
            "document " + file + " is a table",
            "a knowledge base made through the API holds text only; a table one cannot be made by API",
            "keep tables in a Coze database (POST /v1/databases), or turn the rows into text first:"
                + " `document text(\"jobs.txt\", csv(file(\"jobs.csv\"))…)`");
      default:
        throw new CozeScriptException(
            place,
            "document " + file + " is of a kind that Coze does not take",
            "the API takes pdf, txt, doc, docx, and cozesh sends md as txt",
            "convert it to one of these");
    }
  }

  private static void requireUtf8(String file, byte[] bytes, Place place) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      decoder.decode(in);
    } catch (CharacterCodingException e) {
      throw new CozeScriptException(
          place,
          "document " + file + " is not UTF-8 text",
          "byte " + in.position() + " belongs to no UTF-8 character",
          "save the file as UTF-8",
          e);
    }
  }

  /** Bytes that nobody can change, with their SHA-256. */
  public static final class Content {
    private final byte[] bytes;
    private final int size;
    private final String sha256;

    public Content(byte[] bytes) {
      this.bytes = bytes.clone();
      this.size = bytes.length;
      try {
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    private Content(String sha256, int size) {
      this.bytes = null;
      this.size = size;
      this.sha256 = requireNonNull(sha256, "sha256");
    }

    /** What is known of bytes that nobody has kept. */
    static Content lost(String sha256, int size) {
      return new Content(sha256, size);
    }

    /** Whether the bytes are at hand; those of an old release may not be. */
    public boolean isAtHand() {
      return bytes != null;
    }

    /**
     * A copy of the bytes.
     *
     * @throws CozeStateException when they are not at hand
     */
    public byte[] bytes() {
      if (bytes == null) {
        throw new CozeStateException(
            "the content with SHA-256 " + sha256 + " is not kept any more",
            "the releases that held it are gone, or its file is",
            "apply the script that has it");
      }
      return bytes.clone();
    }

    /** How many bytes. */
    public int size() {
      return size;
    }

    /** SHA-256 in lower-case hexadecimal. */
    public String sha256() {
      return sha256;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && content.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
      return sha256.hashCode();
    }

    @Override
    public String toString() {
      return size + " bytes, sha256 " + sha256;
    }
  }
}
