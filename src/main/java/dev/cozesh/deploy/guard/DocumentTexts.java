package dev.cozesh.deploy.guard;

import dev.cozesh.deploy.desired.DesiredDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a secret can be looked for in, of a document. Of a Word file the text of its parts; of other
 * binary files the bytes as they are, so that what a PDF has compressed is not seen.
 */
public final class DocumentTexts {
  /** A Word file of 15 MB unpacks to less; a bomb does not. */
  private static final int MOST_UNPACKED = 64 << 20;

  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private DocumentTexts() {}

  /** The texts, by what they are called: {@code text}, or the part of a Word file. */
  public static Map<String, String> of(DesiredDocument document) {
    byte[] bytes = document.content().bytes();
    return switch (document.type()) {
      case "docx" -> parts(bytes);
      case "doc" ->
          Map.of(
              "text",
              new String(bytes, StandardCharsets.ISO_8859_1)
                  + "\n"
                  + new String(bytes, StandardCharsets.UTF_16LE));
      case "pdf" -> Map.of("text", new String(bytes, StandardCharsets.ISO_8859_1));
      default -> Map.of("text", new String(bytes, StandardCharsets.UTF_8));
    };
  }

  private static Map<String, String> parts(byte[] bytes) {
    Map<String, String> parts = new LinkedHashMap<>();
    int left = MOST_UNPACKED;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        byte[] unpacked = zip.readNBytes(left);
        left -= unpacked.length;
        parts.put("part " + part.getName(), text(part.getName(), unpacked));
      }
    } catch (IOException | IllegalArgumentException e) {
      // A broken one: Coze will say so. Its bytes are all there is to look at.
      parts.put("text", new String(bytes, StandardCharsets.ISO_8859_1));
    }
    if (parts.isEmpty()) {
      parts.put("text", new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return parts;
  }

  /** Word cuts a word into pieces as it likes: without the tags between them it is whole. */
  private static String text(String name, byte[] bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isMarkup = lower.endsWith(".xml") || lower.endsWith(".rels");
    return isMarkup
        ? TAG.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("")
        : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
