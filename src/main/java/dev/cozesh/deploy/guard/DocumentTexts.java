package dev.cozesh.deploy.guard;

import dev.cozesh.deploy.desired.DesiredDocument;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * What a secret can be looked for in, of a document: of a Word file the text of its parts, of a PDF
 * the text of its pages as far as its fonts tell it, and of every binary file its bytes as they
 * are. What cannot be read is left out: whether a file is whole, Coze says.
 */
public final class DocumentTexts {
  private DocumentTexts() {}

  /**
   * Reads out the texts in stretches of some megabytes at most, whatever the document unpacks to.
   *
   * @param reader gets each stretch with what it is of: {@code text}, or a part of the file
   */
  public static void read(DesiredDocument document, BiConsumer<String, String> reader) {
    byte[] bytes = document.content().bytes();
    switch (document.type()) {
      case "docx" -> new OfficeTexts(OfficeTexts.MOST_UNPACKED, reader).read(bytes);
      case "doc" -> {
        reader.accept("text", new String(bytes, StandardCharsets.ISO_8859_1));
        reader.accept("text", new String(bytes, StandardCharsets.UTF_16LE));
      }
      case "pdf" -> {
        reader.accept("text", new String(bytes, StandardCharsets.ISO_8859_1));
        new PdfTexts(bytes, PdfTexts.MOST_UNPACKED, reader).read();
      }
      default -> reader.accept("text", new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
