package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One document of a knowledge base, ready to be sent.
 *
 * @param file the file or address as the script names it
 * @param name the name it gets on Coze, unique within its knowledge base
 * @param type what Coze is told: {@code pdf}, {@code txt}, {@code doc} or {@code docx}; {@code
 *     html} of a web page, the ending of a picture's file
 * @param content the bytes as sent; of a web page its address and how often it is read
 * @param origin where Coze gets it from
 * @param remark what was changed on the way, empty when nothing was
 */
public record DesiredDocument(
    String file,
    String name,
    String type,
    Content content,
    Origin origin,
    Optional<String> remark,
    Place place) {
  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp");
  private static final int LONGEST_NAME = 100;

  public DesiredDocument {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(content, "content");
    requireNonNull(origin, "origin");
    requireNonNull(remark, "remark");
    requireNonNull(place, "place");
  }

  /** A file whose bytes are sent along. */
  public DesiredDocument(
      String file,
      String name,
      String type,
      Content content,
      Optional<String> remark,
      Place place) {
    this(file, name, type, content, new Local(), remark, place);
  }

  /** Where Coze gets a document from. */
  public sealed interface Origin permits Local, Part, Page, Picture {}

  /** Its bytes are sent along. */
  public record Local() implements Origin {}

  /**
   * Its bytes are sent along, and are a part of a file that is too long.
   *
   * @param of the name the whole would have
   * @param number from 1
   */
  public record Part(String of, int number, int parts) implements Origin {
    public Part {
      requireNonNull(of, "of");
    }
  }

  /**
   * Coze reads it from the web.
   *
   * @param hours from one reading to the next, at least 24; absent: it is read once
   */
  public record Page(URI address, Optional<Integer> hours) implements Origin {
    public Page {
      requireNonNull(address, "address");
      requireNonNull(hours, "hours");
    }
  }

  /**
   * It is uploaded on its own.
   *
   * @param path where the file is
   * @param caption what it shows; absent: Coze makes something up
   */
  public record Picture(Path path, Optional<String> caption) implements Origin {
    public Picture {
      requireNonNull(path, "path");
      requireNonNull(caption, "caption");
    }
  }

  /** Whether it is a picture. */
  public boolean isPicture() {
    return origin instanceof Picture;
  }

  /** What a script wants a picture to be said to show. */
  public Optional<String> caption() {
    return origin instanceof Picture picture ? picture.caption() : Optional.empty();
  }

  /**
   * A file that is short enough to be one document.
   *
   * @throws CozeScriptException as {@link #all} does
   */
  public static DesiredDocument of(String file, byte[] bytes, Place place) {
    return all(file, bytes, Optional.empty(), place).get(0);
  }

  /**
   * Decides how a file goes into a knowledge base: pdf, doc and docx as they are, texts as UTF-8,
   * Markdown as txt with its headings, lists and tables as they stand and without its front matter,
   * a text of more than 5 MB in parts; everything else not at all.
   *
   * @param file the file as the script names it
   * @param encoding of a text that is not UTF-8
   * @throws CozeScriptException when Coze takes no such file, or it is empty or not UTF-8 text
   */
  public static List<DesiredDocument> all(
      String file, byte[] bytes, Optional<String> encoding, Place place) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String type = ending(base);
    if (bytes.length == 0) {
      throw new CozeScriptException(
          place,
          "document " + file + " is empty",
          "Coze refuses empty documents",
          "fill it or take it out");
    }
    switch (type) {
      case "pdf", "doc", "docx":
        requireNoEncoding(file, encoding, place);
        return List.of(
            new DesiredDocument(file, base, type, new Content(bytes), Optional.empty(), place));
      case "txt", "md", "markdown":
        return texts(file, base, bytes, encoding, place);
      default:
        throw notTaken(file, base, type, place);
    }
  }

  /**
   * A web page.
   *
   * @param hours from one reading to the next; absent: it is read once
   */
  public static DesiredDocument page(URI address, Optional<Integer> hours, Place place) {
    String bare = address.toString().replaceFirst("^https?://", "").replaceFirst("/$", "");
    String name = bare.length() <= LONGEST_NAME ? bare : bare.substring(0, LONGEST_NAME);
    String said = address + hours.map(every -> " every " + every + " hours").orElse("");
    return new DesiredDocument(
        address.toString(),
        name,
        "html",
        new Content(said.getBytes(StandardCharsets.UTF_8)),
        new Page(address, hours),
        Optional.of(
            said + " is read by Coze; whether its text has changed cannot be known from here"),
        place);
  }

  /**
   * A picture.
   *
   * @param file the file as the script names it
   * @param bytes what it holds; not kept
   * @throws CozeScriptException when its name is that of no picture, or it is empty
   */
  public static DesiredDocument picture(
      String file, Path path, byte[] bytes, Optional<String> caption, Place place) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String type = ending(base);
    if (!PICTURES.contains(type) || bytes.length == 0) {
      throw new CozeScriptException(
          place,
          "image " + file + (bytes.length == 0 ? " is empty" : " is no picture"),
          "pictures end in " + String.join(", ", PICTURES.stream().sorted().toList()),
          "other files are added by `document`");
    }
    return new DesiredDocument(
        file,
        base,
        type,
        Content.digest(bytes),
        new Picture(path, caption),
        Optional.empty(),
        place);
  }

  private static String ending(String base) {
    int dot = base.lastIndexOf('.');
    return dot < 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static List<DesiredDocument> texts(
      String file, String base, byte[] bytes, Optional<String> encoding, Place place) {
    String text =
        encoding
            .map(name -> DocumentText.decoded(file, bytes, name, place))
            .orElseGet(() -> DocumentText.utf8(file, bytes, place));
    List<String> remarks = new ArrayList<>();
    encoding.ifPresent(name -> remarks.add("is read as " + name + " and sent as UTF-8"));
    if (!ending(base).equals("txt")) {
      remarks.add("is sent as txt: Coze takes no Markdown");
      int lines = DocumentText.frontMatter(text);
      if (lines > 0) {
        text = DocumentText.withoutLines(text, lines).stripLeading();
        remarks.add("its front matter, " + lines + " lines, is left out");
      }
    }
    return parts(file, base, text, remarks, place);
  }

  private static List<DesiredDocument> parts(
      String file, String base, String text, List<String> remarks, Place place) {
    if (text.isBlank()) {
      throw new CozeScriptException(
          place,
          "document " + file + " holds no text",
          "nothing is left of it once it is converted",
          "fill it or take it out");
    }
    String stem = base.substring(0, base.lastIndexOf('.'));
    List<String> parts = TextParts.of(text, TextParts.MOST_BYTES);
    if (parts.size() > 1) {
      remarks.add(
          "is sent in "
              + parts.size()
              + " parts, "
              + stem
              + "-1.txt and so on: Coze takes 5 MB of text a document");
    }
    Optional<String> remark =
        remarks.isEmpty() ? Optional.empty() : Optional.of(base + " " + String.join("; ", remarks));
    List<DesiredDocument> all = new ArrayList<>();
    for (int n = 1; n <= parts.size(); n++) {
      boolean whole = parts.size() == 1;
      String name = whole ? stem + ".txt" : stem + "-" + n + ".txt";
      Content content = new Content(parts.get(n - 1).getBytes(StandardCharsets.UTF_8));
      Origin origin = whole ? new Local() : new Part(stem + ".txt", n, parts.size());
      Optional<String> once = n == 1 ? remark : Optional.empty();
      all.add(new DesiredDocument(file, name, "txt", content, origin, once, place));
    }
    return all;
  }

  private static void requireNoEncoding(String file, Optional<String> encoding, Place place) {
    if (encoding.isPresent()) {
      throw new CozeScriptException(
          place,
          "document " + file + " has no encoding",
          "only texts have one",
          "leave out `encoding:`");
    }
  }

  private static CozeScriptException notTaken(String file, String base, String type, Place place) {
    switch (type) {
      case "csv", "tsv", "xls", "xlsx":
        boolean readable = type.equals("csv") || type.equals("tsv");
        String name = base.substring(0, base.lastIndexOf('.'));
        return new CozeScriptException(
            place,
            "document " + file + " is a table",
            "a knowledge base made through the API holds text only; a table one cannot be made by API",
            (readable ? "" : "save it as CSV and ")
                + "keep it in a Coze database: `database(\""
                + name
                + "\") { rows file(\""
                + (readable ? file : file.substring(0, file.lastIndexOf('.')) + ".csv")
                + "\") }`");
      case "png", "jpg", "jpeg", "webp", "gif", "bmp":
        return new CozeScriptException(
            place,
            "document " + file + " is a picture",
            "pictures have knowledge bases of their own, without texts",
            "write `image file(\"" + file + "\"), caption: \"…\"` in a knowledge base of pictures");
      default:
        return new CozeScriptException(
            place,
            "document " + file + " is of a kind that Coze does not take",
            "the API takes pdf, txt, doc, docx, and cozesh sends md as txt",
            "convert it to one of these");
    }
  }

  /** Bytes that nobody can change, with their SHA-256. */
  public static final class Content {
    private final byte[] bytes;
    private final int size;
    private final String sha256;

    public Content(byte[] bytes) {
      this(bytes.clone(), bytes);
    }

    private Content(byte[] kept, byte[] all) {
      bytes = kept;
      size = all.length;
      sha256 = Sha256.hex(all);
    }

    /** Size and SHA-256 of bytes that are not kept: of a file that is read anew when it is sent. */
    public static Content digest(byte[] bytes) {
      return new Content(null, bytes);
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

    /** Whether the bytes are at hand; those of an old release or a picture may not be. */
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
