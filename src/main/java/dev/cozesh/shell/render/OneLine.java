package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A value the way Groovy writes it, {@code [1, 2]} and {@code [a:1]}; what holds itself ends. */
final class OneLine {
  private final Function<Object, Part> look;
  private final int most;
  private final Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());
  private final StringBuilder text = new StringBuilder();

  /**
   * @param look takes a value apart
   */
  OneLine(Function<Object, Part> look) {
    this(look, Integer.MAX_VALUE);
  }

  private OneLine(Function<Object, Part> look, int most) {
    this.look = requireNonNull(look, "look");
    this.most = most;
  }

  /** The value's text, as long as it is. */
  String of(Object value) {
    write(value);
    return text.toString();
  }

  /**
   * The value's text if it takes no more than so many characters; no more than that of the value is
   * looked at.
   */
  static Optional<String> within(int characters, Object value, Function<Object, Part> look) {
    OneLine line = new OneLine(look, characters);
    line.write(value);
    return line.isFull() ? Optional.empty() : Optional.of(line.text.toString());
  }

  private boolean isFull() {
    return text.length() > most;
  }

  private void write(Object value) {
    Part part = look.apply(value);
    if (part instanceof Part.Leaf leaf) {
      text.append(leaf.text());
    } else if (!within.add(value)) {
      text.append("(this)");
    } else {
      if (part instanceof Part.Elements elements) {
        elements(elements.all().iterator());
      } else if (part instanceof Part.Members members) {
        members(members.all().iterator());
      }
      within.remove(value);
    }
  }

  private void elements(Iterator<?> all) {
    text.append('[');
    while (all.hasNext() && !isFull()) {
      write(all.next());
      text.append(all.hasNext() ? ", " : "");
    }
    text.append(']');
  }

  private void members(Iterator<Part.Member> all) {
    if (!all.hasNext()) {
      text.append("[:]");
      return;
    }
    text.append('[');
    while (all.hasNext() && !isFull()) {
      Part.Member member = all.next();
      text.append(member.name()).append(':');
      write(member.value());
      text.append(all.hasNext() ? ", " : "");
    }
    text.append(']');
  }
}
