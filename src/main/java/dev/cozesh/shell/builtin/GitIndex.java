package dev.cozesh.shell.builtin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The list of files that git tracks, as far as it can be read without git: versions 2 to 4 of the
 * file {@code index} of an ordinary clone. What cannot be read tracks nothing.
 */
final class GitIndex {
  private static final int SIGNATURE = 0x44495243; // "DIRC"
  private static final int STAT = 40;
  private static final int NAME_BITS = 0xfff;
  private static final int EXTENDED = 0x4000;
  private static final long LARGEST = 64L << 20;

  private GitIndex() {}

  /** Whether git tracks the file. */
  static boolean tracks(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    for (Path root = whole.getParent(); root != null; root = root.getParent()) {
      Path index = root.resolve(".git").resolve("index");
      if (Files.isRegularFile(index)) {
        return isListed(index, root.relativize(whole).toString().replace('\\', '/'));
      }
    }
    return false;
  }

  private static boolean isListed(Path index, String name) {
    try {
      return Files.size(index) <= LARGEST
          && isListed(ByteBuffer.wrap(Files.readAllBytes(index)), name);
    } catch (IOException | RuntimeException e) {
      return false; // a file that is no index, or one of a later version
    }
  }

  private static boolean isListed(ByteBuffer in, String wanted) {
    if (in.getInt() != SIGNATURE) {
      return false;
    }
    int version = in.getInt();
    int entries = in.getInt();
    byte[] before = new byte[0];
    for (int n = 0; n < entries; n++) {
      int start = in.position();
      in.position(start + STAT + 20); // past times, owner, size and the object's hash
      int flags = in.getShort();
      if ((flags & EXTENDED) != 0) {
        in.getShort();
      }
      before = version >= 4 ? shortened(in, before) : plain(in, flags & NAME_BITS, start);
      if (new String(before, StandardCharsets.UTF_8).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The name whole, then one to eight zeros up to a multiple of eight bytes. */
  private static byte[] plain(ByteBuffer in, int length, int start) {
    byte[] name = length < NAME_BITS ? new byte[length] : untilZero(in.duplicate());
    in.get(name);
    int size = in.position() - start;
    in.position(start + (size / 8 + 1) * 8);
    return name;
  }

  /** How much of the last name goes, then the rest of this one up to a zero. */
  private static byte[] shortened(ByteBuffer in, byte[] before) {
    int kept = before.length - (int) number(in);
    byte[] rest = untilZero(in.duplicate());
    byte[] name = new byte[kept + rest.length];
    System.arraycopy(before, 0, name, 0, kept);
    System.arraycopy(rest, 0, name, kept, rest.length);
    in.position(in.position() + rest.length + 1);
    return name;
  }

  private static byte[] untilZero(ByteBuffer in) {
    int from = in.position();
    int to = from;
    while (in.get(to) != 0) {
      to++;
    }
    byte[] bytes = new byte[to - from];
    in.get(bytes);
    return bytes;
  }

  /** Seven bits a byte, the highest first; each further byte adds one before it is joined. */
  private static long number(ByteBuffer in) {
    int next = in.get();
    long number = next & 0x7f;
    while ((next & 0x80) != 0) {
      next = in.get();
      number = (number + 1 << 7) | (next & 0x7f);
    }
    return number;
  }
}
