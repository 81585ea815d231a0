package dev.cozesh.sandbox.audio;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/**
 * MPEG audio, layer III, one channel. Each frame stands alone and holds one spectral line of size
 * 1, which decoders turn into a steady tone. Layout and code words are those of ISO/IEC 11172-3 and
 * 13818-3.
 */
public final class Mp3File {
  private static final double PITCH = 440;
  private static final int LINES = 576;
  // 210 is a factor of 1, and 4 more double it.
  private static final int GAIN = 202;

  /** How a rate is written in a header: version, place among the version's rates, bit rate. */
  private record Layout(int version, int rateIndex, int bitrateIndex, int bitrate) {
    /** The older version has two granules of 576 samples in a frame, the others one. */
    int granules() {
      return version == 3 ? 2 : 1;
    }

    int frameBytes(int rate) {
      return granules() * LINES / 8 * bitrate / rate;
    }
  }

  private static final Map<Integer, Layout> LAYOUTS =
      Map.of(
          44_100, new Layout(3, 0, 1, 32_000),
          48_000, new Layout(3, 1, 1, 32_000),
          32_000, new Layout(3, 2, 1, 32_000),
          22_050, new Layout(2, 0, 4, 32_000),
          24_000, new Layout(2, 1, 4, 32_000),
          16_000, new Layout(2, 2, 4, 32_000),
          8_000, new Layout(0, 2, 2, 16_000));

  private final Layout layout;
  private final Sound sound;
  private final BitWriter bits = new BitWriter();

  private Mp3File(Layout layout, Sound sound) {
    this.layout = layout;
    this.sound = sound;
  }

  /**
   * The whole file.
   *
   * @throws IllegalArgumentException for a rate that the format does not have
   */
  public static byte[] of(Sound sound) {
    Layout layout = LAYOUTS.get(sound.rate());
    if (layout == null) {
      throw new IllegalArgumentException("no MPEG rate: " + sound.rate());
    }
    byte[] frame = new Mp3File(layout, sound).frame();
    int samples = layout.granules() * LINES;
    int frames = (sound.samples() + samples - 1) / samples;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < frames; i++) {
      file.writeBytes(frame);
    }
    return file.toByteArray();
  }

  private byte[] frame() {
    header();
    sideInformation();
    for (int i = 0; i < layout.granules(); i++) {
      line();
    }
    return bits.filledTo(layout.frameBytes(sound.rate()));
  }

  private void header() {
    bits.put(11, 0x7ff).put(2, layout.version()).put(2, 1).put(1, 1);
    bits.put(4, layout.bitrateIndex()).put(2, layout.rateIndex()).put(2, 0);
    bits.put(2, 3).put(6, 0);
  }

  private void sideInformation() {
    boolean older = layout.granules() == 2;
    bits.put(older ? 9 + 5 + 4 : 8 + 1, 0);
    for (int i = 0; i < layout.granules(); i++) {
      bits.put(12, pairs() + 2).put(9, pairs()).put(8, gain());
      bits.put(older ? 4 : 9, 0).put(1, 0);
      // The first code table everywhere; region borders do not matter then.
      bits.put(5, 1).put(5, 1).put(5, 1).put(7, 0).put(older ? 3 : 2, 0);
    }
  }

  /** Pairs of lines up to the one that sounds: 1 for two zeros, at last 01 and a plus sign. */
  private void line() {
    for (int i = 1; i < pairs(); i++) {
      bits.put(1, 1);
    }
    bits.put(2, 1).put(1, 0);
  }

  private int pairs() {
    return (int) (PITCH * 2 * LINES / sound.rate()) / 2 + 1;
  }

  private int gain() {
    double volume = Math.max(sound.volume(), 1e-6);
    return Math.max(0, GAIN + (int) Math.round(4 * Math.log(volume) / Math.log(2)));
  }

  /** Collects bits, the highest first. */
  private static final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int open;
    private int count;

    BitWriter put(int width, int value) {
      for (int bit = width - 1; bit >= 0; bit--) {
        open = open << 1 | value >> bit & 1;
        count++;
        if (count == 8) {
          bytes.write(open);
          open = 0;
          count = 0;
        }
      }
      return this;
    }

    byte[] filledTo(int size) {
      while (count != 0 || bytes.size() < size) {
        put(1, 0);
      }
      return bytes.toByteArray();
    }
  }
}
