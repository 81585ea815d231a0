package dev.cozesh.sandbox.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Opus in an Ogg container. The packets are silence: a tone would need an encoder. Layout as in RFC
 * 3533 and RFC 7845.
 */
public final class OpusFile {
  private static final int SERIAL = 0x636f7a65;
  private static final int CHECKSUM_POLYNOMIAL = 0x04c11db7;
  private static final int CHECKSUM_PLACE = 22;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  // Positions count samples of 48 kHz whatever the rate; a packet lasts 20 ms.
  private static final int SAMPLES_IN_A_PACKET = 960;
  private static final int MILLIS_IN_A_PACKET = 20;
  private static final int PACKETS_IN_A_PAGE = 50;
  private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private int pages;

  private OpusFile() {}

  /** The whole file. */
  public static byte[] of(Sound sound) {
    OpusFile file = new OpusFile();
    file.page(FIRST, 0, head(sound.rate()), 1);
    file.page(0, 0, tags(), 1);
    int packets = (int) Math.max(1, sound.length().toMillis() / MILLIS_IN_A_PACKET);
    for (int done = 0; done < packets; ) {
      int count = Math.min(PACKETS_IN_A_PAGE, packets - done);
      done += count;
      byte[] silence = new byte[count * SILENCE.length];
      for (int i = 0; i < silence.length; i++) {
        silence[i] = SILENCE[i % SILENCE.length];
      }
      file.page(done == packets ? LAST : 0, (long) done * SAMPLES_IN_A_PACKET, silence, count);
    }
    return file.file.toByteArray();
  }

  private static byte[] head(int rate) {
    ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 1);
    return head.putShort((short) 0).putInt(rate).putShort((short) 0).put((byte) 0).array();
  }

  private static byte[] tags() {
    byte[] vendor = "sandbox".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tags = ByteBuffer.allocate(16 + vendor.length).order(ByteOrder.LITTLE_ENDIAN);
    tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
    return tags.putInt(vendor.length).put(vendor).putInt(0).array();
  }

  /**
   * @param packets how many packets of one length the content is
   */
  private void page(int flags, long position, byte[] content, int packets) {
    int size = 27 + packets + content.length;
    ByteBuffer page = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
    page.putLong(position).putInt(SERIAL).putInt(pages++).putInt(0).put((byte) packets);
    for (int i = 0; i < packets; i++) {
      page.put((byte) (content.length / packets));
    }
    page.put(content);
    page.putInt(CHECKSUM_PLACE, checksum(page.array()));
    file.writeBytes(page.array());
  }

  private static int checksum(byte[] page) {
    int sum = 0;
    for (byte one : page) {
      sum ^= (one & 0xff) << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum << 1 ^ (sum < 0 ? CHECKSUM_POLYNOMIAL : 0);
      }
    }
    return sum;
  }
}
