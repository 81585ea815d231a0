package dev.cozesh.shell.exchange;

import dev.cozesh.http.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a body; a form has the same one whatever its boundary is. */
final class Fingerprint extends OutputStream {
  private static final String BOUNDARY = "boundary=";

  private final OutputStream out;
  private final byte[] dropped;
  private final int[] shorter;
  private int matched;

  private Fingerprint(OutputStream out, String dropped) {
    this.out = out;
    this.dropped = dropped.getBytes(StandardCharsets.US_ASCII);
    this.shorter = shorter(this.dropped);
  }

  static String of(Body body) throws IOException {
    MessageDigest digest = sha256();
    int at = body.contentType().indexOf(BOUNDARY);
    String boundary = at < 0 ? "" : body.contentType().substring(at + BOUNDARY.length());
    OutputStream sink =
        new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    try (Fingerprint print = new Fingerprint(sink, boundary)) {
      body.writeTo(print);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** For each beginning of the text the length of the longest one that also ends it (KMP). */
  private static int[] shorter(byte[] text) {
    int[] shorter = new int[text.length];
    for (int at = 1, length = 0; at < text.length; at++) {
      while (length > 0 && text[at] != text[length]) {
        length = shorter[length - 1];
      }
      length += text[at] == text[length] ? 1 : 0;
      shorter[at] = length;
    }
    return shorter;
  }

  @Override
  public void write(int one) throws IOException {
    byte next = (byte) one;
    while (matched > 0 && next != dropped[matched]) {
      int kept = shorter[matched - 1];
      out.write(dropped, 0, matched - kept);
      matched = kept;
    }
    if (dropped.length == 0 || next != dropped[matched]) {
      out.write(next);
    } else if (++matched == dropped.length) {
      matched = 0;
    }
  }

  @Override
  public void close() throws IOException {
    out.write(dropped, 0, matched);
    out.close();
  }
}
