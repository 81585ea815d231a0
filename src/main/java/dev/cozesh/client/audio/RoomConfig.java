package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a room behaves; what is absent is left to Coze.
 *
 * @param audioConfig the sound
 * @param videoConfig the picture
 * @param prologueContent what the bot says first
 * @param prologueDelayDurationMs how long it waits before that: 0 to 5000, 500 unless set
 * @param roomMode what the room is for
 * @param translateConfig from which language into which
 * @param turnDetection how turns are found
 */
public record RoomConfig(
    Optional<AudioConfig> audioConfig,
    Optional<VideoConfig> videoConfig,
    Optional<String> prologueContent,
    Optional<Integer> prologueDelayDurationMs,
    Optional<RoomMode> roomMode,
    Optional<Translation> translateConfig,
    Optional<Turns> turnDetection) {
  /** Leaves everything to Coze. */
  public static final RoomConfig NONE =
      new RoomConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public RoomConfig {
    requireNonNull(audioConfig, "audioConfig");
    requireNonNull(videoConfig, "videoConfig");
    requireNonNull(prologueContent, "prologueContent");
    requireNonNull(prologueDelayDurationMs, "prologueDelayDurationMs");
    requireNonNull(roomMode, "roomMode");
    requireNonNull(translateConfig, "translateConfig");
    requireNonNull(turnDetection, "turnDetection");
  }

  /**
   * The same with {@code audio_config}.
   *
   * @param value the sound
   * @return a copy
   */
  public RoomConfig withAudioConfig(AudioConfig value) {
    return new RoomConfig(
        Optional.of(value),
        videoConfig,
        prologueContent,
        prologueDelayDurationMs,
        roomMode,
        translateConfig,
        turnDetection);
  }

  /**
   * The same with {@code video_config}.
   *
   * @param value the picture
   * @return a copy
   */
  public RoomConfig withVideoConfig(VideoConfig value) {
    return new RoomConfig(
        audioConfig,
        Optional.of(value),
        prologueContent,
        prologueDelayDurationMs,
        roomMode,
        translateConfig,
        turnDetection);
  }

  /**
   * The same with {@code prologue_content}.
   *
   * @param value what the bot says first
   * @return a copy
   */
  public RoomConfig withPrologueContent(String value) {
    return new RoomConfig(
        audioConfig,
        videoConfig,
        Optional.of(value),
        prologueDelayDurationMs,
        roomMode,
        translateConfig,
        turnDetection);
  }

  /**
   * The same with {@code prologue_delay_duration_ms}.
   *
   * @param value how long it waits before that: 0 to 5000, 500 unless set
   * @return a copy
   */
  public RoomConfig withPrologueDelayDurationMs(int value) {
    return new RoomConfig(
        audioConfig,
        videoConfig,
        prologueContent,
        Optional.of(value),
        roomMode,
        translateConfig,
        turnDetection);
  }

  /**
   * The same with {@code room_mode}.
   *
   * @param value what the room is for
   * @return a copy
   */
  public RoomConfig withRoomMode(RoomMode value) {
    return new RoomConfig(
        audioConfig,
        videoConfig,
        prologueContent,
        prologueDelayDurationMs,
        Optional.of(value),
        translateConfig,
        turnDetection);
  }

  /**
   * The same with {@code translate_config}.
   *
   * @param value from which language into which
   * @return a copy
   */
  public RoomConfig withTranslateConfig(Translation value) {
    return new RoomConfig(
        audioConfig,
        videoConfig,
        prologueContent,
        prologueDelayDurationMs,
        roomMode,
        Optional.of(value),
        turnDetection);
  }

  /**
   * The same with {@code turn_detection}.
   *
   * @param value how turns are found
   * @return a copy
   */
  public RoomConfig withTurnDetection(Turns value) {
    return new RoomConfig(
        audioConfig,
        videoConfig,
        prologueContent,
        prologueDelayDurationMs,
        roomMode,
        translateConfig,
        Optional.of(value));
  }

  /**
   * The sound.
   *
   * @param codec AACLC, G711A, OPUS unless set, or G722
   */
  public record AudioConfig(Optional<String> codec) {
    public AudioConfig {
      requireNonNull(codec, "codec");
    }
  }

  /**
   * The picture.
   *
   * @param codec H264 unless set, or BYTEVC1
   * @param streamVideoType main or screen
   * @param videoFrameRate 1 to 24 a second, 1 unless set
   * @param videoFrameExpireDuration 1 to 10 seconds, 1 unless set
   */
  public record VideoConfig(
      Optional<String> codec,
      Optional<String> streamVideoType,
      Optional<Integer> videoFrameRate,
      Optional<Integer> videoFrameExpireDuration) {
    public VideoConfig {
      requireNonNull(codec, "codec");
      requireNonNull(streamVideoType, "streamVideoType");
      requireNonNull(videoFrameRate, "videoFrameRate");
      requireNonNull(videoFrameExpireDuration, "videoFrameExpireDuration");
    }
  }

  /**
   * Two languages, with {@link RoomMode#TRANSLATE}.
   *
   * @param from what is spoken
   * @param to what is wanted
   */
  public record Translation(Optional<String> from, Optional<String> to) {
    public Translation {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }
  }

  /**
   * How turns are found.
   *
   * @param type who decides
   */
  public record Turns(Optional<TurnDetection> type) {
    public Turns {
      requireNonNull(type, "type");
    }
  }
}
