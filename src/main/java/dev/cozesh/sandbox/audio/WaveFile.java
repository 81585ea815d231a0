package dev.cozesh.sandbox.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Uncompressed sound: 16 bits a sample, one channel, the lower byte first. */
public final class WaveFile {
  private static final int HEADER = 44;
  private static final double PITCH = 440;
  private static final double LOUDNESS = 8_000;

  private WaveFile() {}

  /** The samples alone, which Coze calls pcm. */
  public static byte[] samples(Sound sound) {
    ByteBuffer bytes = ByteBuffer.allocate(sound.samples() * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < sound.samples(); i++) {
      double wave = Math.sin(2 * Math.PI * PITCH * i / sound.rate());
      bytes.putShort((short) Math.round(wave * LOUDNESS * sound.volume()));
    }
    return bytes.array();
  }

  /** The samples behind a RIFF header. */
  public static byte[] of(Sound sound) {
    byte[] samples = samples(sound);
    ByteBuffer file = ByteBuffer.allocate(HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(text("RIFF")).putInt(HEADER - 8 + samples.length).put(text("WAVE"));
    file.put(text("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    file.putInt(sound.rate()).putInt(sound.rate() * 2).putShort((short) 2).putShort((short) 16);
    return file.put(text("data")).putInt(samples.length).put(samples).array();
  }

  private static byte[] text(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
