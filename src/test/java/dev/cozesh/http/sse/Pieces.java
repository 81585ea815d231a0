package dev.cozesh.http.sse;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to cut bytes into the pieces in which a network may bring them. */
public final class Pieces {
  private static final int RANDOM_WAYS = 1_000;

  private Pieces() {}

  /** At once, byte by byte, in two at every place, and at 1,000 random sets of places. */
  public static Stream<List<byte[]>> allWays(byte[] bytes, long seed) {
    Random random = new Random(seed);
    Stream<int[]> cuts =
        Stream.of(
                Stream.of(new int[0]),
                Stream.of(IntStream.range(1, bytes.length).toArray()),
                IntStream.range(1, bytes.length).mapToObj(at -> new int[] {at}),
                IntStream.range(0, RANDOM_WAYS).mapToObj(way -> places(bytes.length, random)))
            .flatMap(ways -> ways);
    return cuts.map(places -> at(bytes, places));
  }

  /** Cut at these places, in order. */
  public static List<byte[]> at(byte[] bytes, int... places) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    for (int place : places) {
      pieces.add(Arrays.copyOfRange(bytes, from, place));
      from = place;
    }
    pieces.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return pieces;
  }

  private static int[] places(int length, Random random) {
    return length < 2
        ? new int[0]
        : random.ints(random.nextInt(length), 1, length).sorted().toArray();
  }

  /** A stream whose reads bring one piece each, or what the reader has room for. */
  public static InputStream stream(List<byte[]> pieces) {
    return new InputStream() {
      private int next;
      private int at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        while (next < pieces.size() && at == pieces.get(next).length) {
          next++;
          at = 0;
        }
        if (next == pieces.size()) {
          return -1;
        }
        int read = Math.min(length, pieces.get(next).length - at);
        System.arraycopy(pieces.get(next), at, bytes, offset, read);
        at += read;
        return read;
      }
    };
  }
}
