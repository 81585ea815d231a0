package dev.cozesh.shell.render;

import dev.cozesh.deploy.ReleaseDifference;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.error.SecretShapes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Releases as people read them. */
public final class ReleaseText {
  private ReleaseText() {}

  /** A table, newest last, without a line break at the end. */
  public static String list(List<Release> releases, Ink ink) {
    List<List<String>> rows =
        releases.stream()
            .map(
                one ->
                    List.of(
                        String.valueOf(one.number()),
                        time(one),
                        one.by(),
                        one.script(),
                        one.cause() + (one.failed().isPresent() ? ", failed" : ""),
                        counts(one.count())))
            .toList();
    return new Table(List.of("release", "when", "by", "script", "cause", "objects"), rows)
        .text(ink);
  }

  /** One release with its objects. */
  public static String one(Release release, Ink ink) {
    StringJoiner text = new StringJoiner("\n");
    text.add(
        ink.bold("Release " + release.number())
            + " of "
            + line(release.script())
            + ", "
            + time(release));
    text.add("by " + line(release.by()) + ", cause: " + line(release.cause()));
    release.failed().ifPresent(why -> text.add(ink.red("failed") + ": " + line(why)));
    for (Release.Item item : release.items()) {
      text.add(
          ink.bold(line(item.address()))
              + " "
              + ink.dim(line(item.id()))
              + item.version().map(version -> " version " + line(version)).orElse(""));
      item.fields()
          .properties()
          .forEach(
              member ->
                  text.add(
                      "  "
                          + new FieldText(Ink.NONE, false)
                              .of(
                                  new FieldChange(
                                      member.getKey(),
                                      Optional.empty(),
                                      Optional.of(member.getValue())))
                              .substring(2)));
      item.documents()
          .forEach((name, id) -> text.add("  documents/" + line(name) + ": " + line(id)));
    }
    release.without().forEach(one -> text.add("left out, a secret stood there: " + line(one)));
    return text.toString();
  }

  /** What differs, object by object. */
  public static String differences(List<ReleaseDifference> differences, Ink ink) {
    if (differences.isEmpty()) {
      return "no difference";
    }
    FieldText fields = new FieldText(ink, false);
    StringJoiner text = new StringJoiner("\n");
    for (ReleaseDifference one : differences) {
      String sign = !one.inEarlier() ? ink.green("+") : !one.inLater() ? ink.red("-") : "~";
      text.add(sign + " " + ink.bold(line(one.address())));
      one.fields().forEach(field -> text.add(fields.of(field).indent(2).stripTrailing()));
    }
    return text.toString();
  }

  private static String time(Release release) {
    return Instant.parse(release.at()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String counts(Release.Count count) {
    List<String> parts = new ArrayList<>();
    add(parts, count.created(), "created");
    add(parts, count.updated(), "changed");
    add(parts, count.deleted(), "deleted");
    return parts.isEmpty() ? "as they were" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int number, String word) {
    if (number > 0) {
      parts.add(number + " " + word);
    }
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
