package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One record at the prompt: a line a member, its parts folded below. */
final class RecordView {
  private final Screen screen;
  private final Ages ages;
  private final Folded folded = new Folded();

  RecordView(Screen screen) {
    this.screen = requireNonNull(screen, "screen");
    this.ages = new Ages(screen);
  }

  Shown of(Object value, String path) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Object> members = RecordText.members(value);
    int width = members.keySet().stream().mapToInt(Width::of).max().orElse(0) + 3;
    members.forEach(
        (name, member) -> texts.put(name, text(name, member, Folded.path(path, name), width)));
    texts.values().removeIf(String::isEmpty);
    String lines =
        texts.entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue(), width))
            .collect(Collectors.joining("\n"));
    String told = folded.told();
    return Shown.whole(told.isEmpty() ? lines : lines + "\n" + screen.ink().dim(told));
  }

  /** Parts begin behind the name and end below it: no room is lost to the left of them. */
  private String line(String name, String text, int width) {
    boolean parts = text.endsWith("\n}") || text.endsWith("\n]");
    String below = parts ? "\n" : "\n" + " ".repeat(width);
    String line =
        screen.ink().cyan(name)
            + Width.pad(":", width - Width.of(name))
            + text.replace("\n", below);
    return line.stripTrailing();
  }

  private String text(String name, Object member, String path, int indent) {
    if (Ages.isUnset(name, member) || isEmpty(member)) {
      return "";
    }
    Optional<String> time =
        Ages.time(name, member).map(at -> ages.relative(at) + " (" + ages.absolute(at) + ")");
    if (time.isPresent()) {
      return time.get();
    }
    Optional<String> words = Words.of(member).or(() -> Constant.of(member));
    if (words.isPresent() || Part.of(member) instanceof Part.Leaf) {
      return leaf(words.orElseGet(() -> ((Part.Leaf) Part.of(member)).text()), path);
    }
    int room = Math.max(20, screen.line() - indent);
    return OneLine.within(room, member, Part::of)
        .map(line -> Clean.line(SecretShapes.mask(line)))
        .filter(line -> Width.of(line) <= room)
        .orElseGet(() -> new JsonText(screen, Part::of, folded).of(member, path));
  }

  private static boolean isEmpty(Object member) {
    Part part = Words.of(member).isPresent() ? null : Part.of(member);
    return part instanceof Part.Elements elements && elements.size() == 0
        || part instanceof Part.Members members && members.size() == 0;
  }

  private String leaf(String whole, String path) {
    String shown = folded.cut(whole);
    String clean = Clean.text(SecretShapes.mask(shown));
    if (shown.length() == whole.length()) {
      return clean;
    }
    String size = Words.counted(whole.length(), "character");
    folded.leave(path, "all " + size);
    return clean + screen.ink().dim(" … " + size);
  }
}
