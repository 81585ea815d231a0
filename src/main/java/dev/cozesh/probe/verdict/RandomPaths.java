package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Paths that cannot exist. The same seed gives the same paths, in whatever order they are asked
 * for. Their names are lower-case letters like those of real paths, so that no router treats them
 * apart, and begin with {@code cozesh}, so that whoever reads the server's log knows them. Ids are
 * numbers that fit a long and that Coze never gave out. Thread-safe.
 */
public final class RandomPaths {
  /** What every random name begins with. */
  public static final String MARK = "cozesh";

  private static final String CONSONANTS = "bdfghklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final long seed;

  /**
   * Prepares the paths of a run.
   *
   * @param seed which paths
   */
  public RandomPaths(long seed) {
    this.seed = seed;
  }

  /**
   * {@return a path of the unit that cannot exist} The shapes take turns: as deep as a candidate,
   * of another depth and with a longer name, below a name of the candidate and an id, a misspelling
   * of the candidate.
   *
   * @param unit what is calibrated
   * @param index which one, from 0
   * @param like a candidate of the unit
   */
  public String bad(Unit unit, int index, String like) {
    SplittableRandom random = random("bad " + unit + " " + index);
    PathShape shape = PathShape.of(like);
    int depth = Math.max(1, shape.below().size());
    List<String> below =
        switch (index % 4) {
          case 0 -> names(random, depth, 2);
          case 1 -> names(random, depth == 1 ? 2 : 1, 5);
          case 2 -> sibling(random, shape);
          default -> misspelt(random, shape);
        };
    return root(unit.prefix()) + String.join("/", below);
  }

  /**
   * {@return a random sibling of a path} Its last name is replaced by a random one, ids by ids that
   * nobody has.
   *
   * @param path the candidate's
   * @param index which one, from 0
   */
  public String twin(String path, int index) {
    SplittableRandom random = random("twin " + path + " " + index);
    PathShape shape = PathShape.of(path);
    if (shape.below().isEmpty()) {
      return root(shape.prefix()) + name(random, 2);
    }
    List<String> below = new ArrayList<>();
    for (int at = 0; at < shape.below().size(); at++) {
      String segment = shape.below().get(at);
      boolean replaced = at == shape.lastName();
      below.add(replaced ? name(random, 3) : PathShape.isId(segment) ? id(random) : segment);
    }
    return root(shape.prefix()) + String.join("/", below);
  }

  private static String root(String prefix) {
    return prefix.equals("/") ? prefix : prefix + "/";
  }

  private static List<String> names(SplittableRandom random, int count, int syllables) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      names.add(name(random, syllables));
    }
    return names;
  }

  private static List<String> sibling(SplittableRandom random, PathShape like) {
    String first = like.lastName() < 0 ? name(random, 2) : like.below().get(0);
    return List.of(PathShape.isId(first) ? name(random, 2) : first, id(random), name(random, 3));
  }

  /** A name that reads as the candidate's, but is ours. */
  private static List<String> misspelt(SplittableRandom random, PathShape like) {
    String last = like.lastName() < 0 ? "" : like.below().get(like.lastName());
    return List.of(name(random, 1) + last.replaceAll("[^a-z]", ""));
  }

  private static String name(SplittableRandom random, int syllables) {
    StringBuilder name = new StringBuilder(MARK);
    for (int at = 0; at < syllables + 1; at++) {
      name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      name.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return name.toString();
  }

  /** Ids of Coze count the time since 2010 and begin with 7; this one was over before that. */
  private static String id(SplittableRandom random) {
    return Long.toString(1_000_000_000_000_000_000L + random.nextLong(1_000_000_000_000L));
  }

  private SplittableRandom random(String what) {
    long mixed = seed;
    for (int at = 0; at < what.length(); at++) {
      mixed = mixed * 0x5DEECE66DL + what.charAt(at) + 11;
    }
    return new SplittableRandom(mixed);
  }
}
