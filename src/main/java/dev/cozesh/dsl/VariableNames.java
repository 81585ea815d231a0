package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names for variables, made of the names of objects; each is given once, and hides no word. */
public final class VariableNames {
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract as assert boolean break byte case catch char class const continue def default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import in instanceof int interface it long native new null package permits"
                  + " private protected public record return sealed short static strictfp super"
                  + " switch synchronized this threadsafe throw throws trait transient true try var"
                  + " void volatile while yield args binding delegate owner out metaClass log"
                  + " println print printf run main sleep use")
              .split(" "));

  private static final int LONGEST = 40;

  private final Set<String> taken =
      Stream.concat(
              RESERVED.stream(),
              Vocabulary.all().stream().flatMap(all -> all.words().stream()).map(Word::name))
          .collect(Collectors.toCollection(HashSet::new));

  /** A name that nothing has yet. */
  public String fresh(Address address) {
    String name = camelCase(address.name());
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.codePointAt(0))) {
      name = address.kind().word() + name;
    }
    if (taken.contains(name)) {
      name = name + title(address.kind());
    }
    String unique = name;
    for (int n = 2; !taken.add(unique); n++) {
      unique = name + n;
    }
    return unique;
  }

  private static String title(Kind kind) {
    String word = kind.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /**
   * {@code WeHan job-data} becomes {@code weHanJobData}; other scripts' letters stay as they are.
   */
  private static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    boolean begins = false;
    for (int c : text.codePoints().toArray()) {
      boolean fits = c < 0x10000 && Character.isLetterOrDigit(c);
      if (fits && name.length() < LONGEST) {
        int shown =
            name.isEmpty() ? Character.toLowerCase(c) : begins ? Character.toUpperCase(c) : c;
        name.appendCodePoint(shown);
      }
      begins = !fits;
    }
    return name.toString();
  }
}
