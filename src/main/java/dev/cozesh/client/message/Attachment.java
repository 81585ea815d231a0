package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** A file, a picture or a sound that goes with a message. */
public sealed interface Attachment {
  /** What it is. */
  PartType type();

  /** A file that was uploaded with this account. */
  static Attachment file(String fileId) {
    return new Uploaded(PartType.FILE, fileId);
  }

  /** A picture that was uploaded with this account. */
  static Attachment image(String fileId) {
    return new Uploaded(PartType.IMAGE, fileId);
  }

  /** A sound that was uploaded with this account. */
  static Attachment audio(String fileId) {
    return new Uploaded(PartType.AUDIO, fileId);
  }

  /** A file that anyone can fetch from its address. */
  static Attachment file(URI address) {
    return new Linked(PartType.FILE, address);
  }

  /** A picture that anyone can fetch from its address. */
  static Attachment image(URI address) {
    return new Linked(PartType.IMAGE, address);
  }

  /** A sound that anyone can fetch from its address. */
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
