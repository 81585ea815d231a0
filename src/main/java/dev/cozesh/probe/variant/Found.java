package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects what a file holds. */
final class Found {
  private final String file;
  private final List<Variants> variants = new ArrayList<>();
  private final Set<Claim> claims = new LinkedHashSet<>();
  private long attempts;

  Found(String file) {
    this.file = file;
  }

  /**
   * One more line of the inquiry.
   *
   * @throws CozeUsageException when the file stands for too many requests by now
   */
  void add(Variants more) {
    attempts += more.all().size();
    if (attempts > Pattern.MOST) {
      throw new CozeUsageException(
          more.all().get(0).origin().place() + ": the file stands for too many requests",
          String.format(Locale.ROOT, "at most %,d are read from one file", Pattern.MOST),
          "split it");
    }
    variants.add(more);
  }

  void add(Attempt attempt) {
    add(Variants.one(attempt));
  }

  /** What somebody says of each of them. */
  void claim(Variants about, String by, boolean exists) {
    about.all().forEach(each -> claims.add(new Claim(each.method(), each.path(), by, exists)));
  }

  String file() {
    return file;
  }

  Inquiry inquiry() {
    return new Inquiry(file, variants, List.copyOf(claims));
  }
}
