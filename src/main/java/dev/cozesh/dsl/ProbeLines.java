package dev.cozesh.dsl;

import dev.cozesh.catalog.Shape;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@code probe} block tries, in the order of writing. */
final class ProbeLines {
  /** One entry of the block; reads its attempts when the block is over. */
  private interface Part {
    /** False for a file that turned out to be something else. */
    default boolean isMeant() {
      return true;
    }

    Inquiry read(AttemptSource source);
  }

  /**
   * A file of attempts. A block's {@code file} may also be what {@code json(file("body.json"))}
   * reads: whoever reads it takes it from the attempts.
   */
  private static final class FilePart implements Part {
    private final ScriptFile file;
    private boolean sure;

    FilePart(ScriptFile file, boolean sure) {
      this.file = file;
      this.sure = sure;
    }

    @Override
    public boolean isMeant() {
      return sure || !file.wasRead();
    }

    @Override
    public Inquiry read(AttemptSource source) {
      return source.file(file.getPath());
    }
  }

  private record Said(String pattern, String by, boolean exists, Place place) {}

  private final List<Map.Entry<Place, Part>> parts = new ArrayList<>();
  private final List<Said> claims = new ArrayList<>();
  private final Map<String, List<Optional<String>>> headers = new LinkedHashMap<>();

  void line(ProbeLine line, Place place) {
    parts.add(Map.entry(place, source -> inquiry(source.pattern(line.with(headers)))));
  }

  /** A file that is one of attempts unless somebody reads it. */
  void file(ScriptFile file, Place place) {
    parts.add(Map.entry(place, new FilePart(file, false)));
  }

  /** A file of attempts. */
  void attempts(ScriptFile file, Place place) {
    for (Map.Entry<Place, Part> part : parts) {
      if (part.getValue() instanceof FilePart known && known.file == file) {
        known.sure = true;
        return;
      }
    }
    parts.add(Map.entry(place, new FilePart(file, true)));
  }

  void disagreements(Place place) {
    parts.add(Map.entry(place, AttemptSource::disagreements));
  }

  /** All that are written get the header, whatever the order. */
  void header(String name, List<Optional<String>> alternatives) {
    headers.put(name, alternatives);
  }

  void claim(String pattern, String by, boolean exists, Place place) {
    claims.add(new Said(pattern, by, exists, place));
  }

  /** What is tried; a claim about something that no line tries is tried as well. */
  Inquiry toInquiry(String title, AttemptSource source) {
    List<Variants> variants = new ArrayList<>();
    List<Claim> said = new ArrayList<>();
    for (Map.Entry<Place, Part> part : parts) {
      if (part.getValue().isMeant()) {
        Inquiry read = placed(part.getKey(), () -> part.getValue().read(source));
        variants.addAll(read.variants());
        said.addAll(read.claims());
      }
    }
    Set<String> tried = new HashSet<>();
    variants.forEach(line -> line.all().forEach(each -> tried.add(Shape.of(each.operation()))));
    for (Said one : claims) {
      ProbeLine line = ProbeLine.of(one.pattern(), one.place().toString());
      for (Attempt attempt : placed(one.place(), () -> source.pattern(line)).all()) {
        said.add(new Claim(attempt.method(), attempt.path(), one.by(), one.exists()));
        if (tried.add(Shape.of(attempt.operation()))) {
          variants.add(Variants.one(attempt));
        }
      }
    }
    return new Inquiry(title, variants, said);
  }

  private static Inquiry inquiry(Variants variants) {
    return new Inquiry("", List.of(variants), List.of());
  }

  /** A line that cannot be read is told with its place. */
  private static <T> T placed(Place place, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CozeUsageException e) {
      throw of(place, e);
    }
  }

  /** What is wrong with a pattern begins with the place that was handed over with it. */
  private static CozeScriptException of(Place place, CozeException cause) {
    String own = place + ", ";
    String what = cause.what();
    String once = what.startsWith(own) ? "pattern, " + what.substring(own.length()) : what;
    return new CozeScriptException(place, once, cause.why(), cause.next(), cause);
  }
}
