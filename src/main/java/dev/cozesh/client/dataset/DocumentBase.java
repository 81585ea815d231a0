package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Base64Content;
import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One document to be added.
 *
 * @param caption of an image
 * @param updateRule when a web page is read again
 */
public record DocumentBase(
    String name, SourceInfo sourceInfo, Optional<String> caption, Optional<UpdateRule> updateRule) {
  public DocumentBase {
    requireNonNull(name, "name");
  }

  /**
   * {@return a local file's content, at hand}
   *
   * @param name what it is called there
   * @param fileType pdf, txt, doc or docx
   * @param content the bytes
   */
  public static DocumentBase local(String name, String fileType, byte[] content) {
    return local(name, fileType, Base64Content.of(content));
  }

  /**
   * {@return a local file, read and encoded while it is sent; all files of one request may have 11
   * MiB, since Coze takes 15 MiB of JSON and base64 grows by a third}
   *
   * @param name what it is called there
   * @param fileType pdf, txt, doc or docx
   * @param file where it is
   * @throws CozeUsageException when the file cannot be read
   */
  public static DocumentBase local(String name, String fileType, Path file) {
    return local(name, fileType, Base64Content.of(file));
  }

  private static DocumentBase local(String name, String fileType, Base64Content content) {
    return from(
        name,
        new SourceInfo(
            0, Optional.of(content), Optional.of(fileType), Optional.empty(), Optional.empty()));
  }

  /**
   * {@return a web page}
   *
   * @param name what it is called there
   * @param page its address
   */
  public static DocumentBase web(String name, URI page) {
    return from(
        name,
        new SourceInfo(
            1, Optional.empty(), Optional.empty(), Optional.of(page.toString()), Optional.empty()));
  }

  /**
   * {@return an uploaded file}
   *
   * @param name what it is called there
   * @param fileId the uploaded file
   */
  public static DocumentBase uploaded(String name, String fileId) {
    return from(
        name,
        new SourceInfo(
            5, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(fileId)));
  }

  private static DocumentBase from(String name, SourceInfo source) {
    return new DocumentBase(name, source, Optional.empty(), Optional.empty());
  }

  /**
   * Where it comes from.
   *
   * @param documentSource 0 content, 1 web page, 5 uploaded file
   */
  public record SourceInfo(
      int documentSource,
      Optional<Base64Content> fileBase64,
      Optional<String> fileType,
      Optional<String> webUrl,
      Optional<String> sourceFileId) {}
}
