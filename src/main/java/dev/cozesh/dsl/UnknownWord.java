package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says what is wrong with a word that nobody understands, and which was probably meant. */
final class UnknownWord {
  private static final int SHORTEST = 3;

  private final String name;
  private final Vocabulary open;
  private final Place place;
  private final Collection<String> own;

  /**
   * @param open the words of the block that is open
   * @param own the names that the script has of its own
   */
  UnknownWord(String name, Vocabulary open, Place place, Collection<String> own) {
    this.name = name;
    this.open = open;
    this.place = place;
    this.own = own;
  }

  /** A call that fits no word of the open block and no method of the script. */
  CozeScriptException called(Object[] arguments, Throwable cause) {
    Optional<Word> known = open.word(name).or(() -> Vocabulary.SCRIPT.word(name));
    if (known.isPresent()) {
      String given = Arrays.stream(arguments).map(Session::kind).collect(Collectors.joining(", "));
      return new CozeScriptException(
          place,
          given.isEmpty() ? name + " needs an argument" : name + " does not take " + given,
          "",
          "write `" + known.get().usage() + "`",
          cause);
    }
    if (own.contains(name)) {
      return new CozeScriptException(
          place, name + " holds a value, which cannot be called", "", "", cause);
    }
    return unknown("word", word -> !word.isObject(), cause);
  }

  /** A name that stands for nothing. */
  CozeScriptException read(Throwable cause) {
    Optional<Word> known = open.word(name).or(() -> Vocabulary.SCRIPT.word(name));
    return known.isPresent()
        ? new CozeScriptException(
            place,
            name + " is a word and has no value of its own",
            "",
            "write `" + known.get().usage() + "`",
            cause)
        : unknown("name", Word::isObject, cause);
  }

  /** To one or two letters any other name is near. */
  private Collection<String> guesses() {
    return name.length() < SHORTEST ? List.of() : own;
  }

  private CozeScriptException unknown(String what, Predicate<Word> fitting, Throwable cause) {
    String where = open == Vocabulary.SCRIPT ? "" : " in " + open.block();
    String near =
        open.nearest(name, guesses(), fitting)
            .map(word -> "did you mean `" + word + "`?")
            .orElse("");
    Optional<String> right = Vocabulary.rightWord(name);
    Optional<Vocabulary> home = Vocabulary.home(name);
    if (right.isPresent()) {
      return new CozeScriptException(
          place,
          "unknown " + what + " " + name + where,
          "that is a name of the wire or of another tool",
          "write `" + right.get() + "`",
          cause);
    }
    if (home.isPresent()) {
      String block = home.get().block();
      return new CozeScriptException(
          place,
          name + " belongs to " + block + (where.isEmpty() ? "" : ", not to " + open.block()),
          "",
          "write it in the block of " + block,
          cause);
    }
    return new CozeScriptException(place, "unknown " + what + " " + name + where, "", near, cause);
  }
}
