package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** A file, a picture or a sound that goes with a message. */
public sealed interface Attachment {
  /** {@return what it is} */
  PartType type();

  /**
   * {@return a file that was uploaded with this account}
   *
   * @param fileId the uploaded file
   */
  static Attachment file(String fileId) {
    return new Uploaded(PartType.FILE, fileId);
  }

  /**
   * {@return a picture that was uploaded with this account}
   *
   * @param fileId the uploaded file
   */
  static Attachment image(String fileId) {
    return new Uploaded(PartType.IMAGE, fileId);
  }

  /**
   * {@return a sound that was uploaded with this account}
   *
   * @param fileId the uploaded file
   */
  static Attachment audio(String fileId) {
    return new Uploaded(PartType.AUDIO, fileId);
  }

  /**
   * {@return a file that anyone can fetch from its address}
   *
   * @param address where it can be fetched
   */
  static Attachment file(URI address) {
    return new Linked(PartType.FILE, address);
  }

  /**
   * {@return a picture that anyone can fetch from its address}
   *
   * @param address where it can be fetched
   */
  static Attachment image(URI address) {
    return new Linked(PartType.IMAGE, address);
  }

  /**
   * {@return a sound that anyone can fetch from its address}
   *
   * @param address where it can be fetched
   */
  static Attachment audio(URI address) {
    return new Linked(PartType.AUDIO, address);
  }

  /**
   * Uploaded before, by the account whose token sends the message.
   *
   * @param fileId as the upload answered it
   */
  record Uploaded(PartType type, String fileId) implements Attachment {
    public Uploaded {
      requireNonNull(type, "type");
      requireNonNull(fileId, "fileId");
    }
  }

  /**
   * Fetched by Coze.
   *
   * @param fileUrl an address that needs no login
   */
  record Linked(PartType type, URI fileUrl) implements Attachment {
    public Linked {
      requireNonNull(type, "type");
      requireNonNull(fileUrl, "fileUrl");
    }
  }
}
