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
    String below = "\n" + " ".repeat(width);
    String lines =
        texts.entrySet().stream()
            .map(
                one ->
                    screen.ink().cyan(one.getKey())
                        + Width.pad(":", width - Width.of(one.getKey()))
                        + one.getValue().replace("\n", below))
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    String told = folded.told();
    return Shown.whole(told.isEmpty() ? lines : lines + "\n" + screen.ink().dim(told));
  }

  private String text(String name, Object member, String path, int indent) {
    if (Ages.isUnset(name, member)) {
      return "";
    }
    Optional<String> time =
        Ages.time(name, member).map(at -> ages.relative(at) + " (" + ages.absolute(at) + ")");
    if (time.isPresent()) {
      return time.get();
    }
    Optional<String> words = Words.of(member);
    if (words.isPresent() || Part.of(member) instanceof Part.Leaf) {
      return leaf(words.orElseGet(() -> ((Part.Leaf) Part.of(member)).text()), path);
    }
    int room = Math.max(20, screen.line() - indent);
    return OneLine.within(room, member, Part::of)
        .map(line -> Clean.line(SecretShapes.mask(line)))
        .filter(line -> Width.of(line) <= room)
        .orElseGet(() -> new JsonText(screen, Part::of, folded).of(member, path));
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
