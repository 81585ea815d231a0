package dev.cozesh.dsl.complete;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import dev.cozesh.dsl.CozeScript;
import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.ServiceForms;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of what was written, told from declared types, literals, and the classes of values that
 * a session holds. Nothing is run: what only running would tell is not known.
 */
final class Inference {
  /** On what is walked they give one of its elements; Groovy's own signature is an Object's. */
  private static final Set<String> GIVE_AN_ELEMENT =
      Set.of("find", "first", "head", "last", "max", "min");

  /** They give some of the elements, or all in another order. */
  private static final Set<String> GIVE_ELEMENTS =
      Set.of("drop", "findAll", "grep", "sort", "take", "toList", "toSorted", "unique");

  private static final Pattern RESULT = Pattern.compile("([\\w.]+)(?:<.*>)?\\s+\\w+\\s*\\(.*");
  private static final int DEEPEST = 40;

  private final Written written;
  private final Scope scope;
  private final Locals locals;
  private int depth;

  Inference(Written written, Scope scope) {
    this.written = written;
    this.scope = scope;
    this.locals = new Locals(written, this);
  }

  /**
   * An expression that ends somewhere.
   *
   * @param start its first token
   */
  record Chain(int start, Optional<Known> type) {}

  /** The type of the expression that ends with a token. */
  Optional<Known> endingAt(int last) {
    return chain(last).type();
  }

  /** The expression that ends with a token. */
  Chain chain(int last) {
    int end = written.visible(last);
    if (end < 0 || depth > DEEPEST) {
      return new Chain(end, Optional.empty());
    }
    depth++;
    try {
      return switch (written.type(end)) {
        case RPAREN -> brackets(end);
        case RBRACK -> index(end);
        case RBRACE -> behindBlock(end);
        case GStringEnd -> new Chain(stringStart(end), Optional.of(Known.of(String.class)));
        default -> written.isName(end) ? name(end) : new Chain(end, literal(end));
      };
    } finally {
      depth--;
    }
  }

  private int stringStart(int end) {
    int nested = 0;
    for (int at = end; at >= 0; at--) {
      nested += written.type(at) == GStringEnd ? 1 : written.type(at) == GStringBegin ? -1 : 0;
      if (nested == 0) {
        return at;
      }
    }
    return end;
  }

  private Optional<Known> literal(int at) {
    String text = written.text(at);
    char suffix = text.isEmpty() ? ' ' : Character.toUpperCase(text.charAt(text.length() - 1));
    return switch (written.type(at)) {
      case StringLiteral -> Optional.of(Known.of(String.class));
      case BooleanLiteral -> Optional.of(Known.of(Boolean.class));
      case IntegerLiteral ->
          Optional.of(
              Known.of(
                  suffix == 'L' ? Long.class : suffix == 'G' ? BigInteger.class : Integer.class));
      case FloatingPointLiteral ->
          Optional.of(
              Known.of(
                  suffix == 'D' ? Double.class : suffix == 'F' ? Float.class : BigDecimal.class));
      default -> Optional.empty();
    };
  }

  private Chain brackets(int closing) {
    int opener = written.partner(closing);
    if (opener < 0) {
      return new Chain(closing, Optional.empty());
    }
    if (written.isName(opener - 1) && written.touches(opener)) {
      return call(opener - 1, arguments(opener, closing));
    }
    if (written.type(closing - 2) == AS) {
      return new Chain(opener, named(written.text(closing - 1)));
    }
    if (closing == opener + 1) {
      return new Chain(opener, Optional.empty());
    }
    for (int at = opener + 1; at < closing; at++) {
      if (written.enclosing(at) == opener && isRange(at)) {
        return new Chain(opener, Optional.of(Known.made(List.class, Known.of(Integer.class))));
      }
    }
    Chain inner = chain(closing - 1);
    boolean whole = inner.start() == opener + 1;
    return new Chain(opener, whole ? inner.type() : Optional.empty());
  }

  private boolean isRange(int at) {
    return written.type(at) == RANGE_INCLUSIVE || written.type(at) == RANGE_EXCLUSIVE_RIGHT;
  }

  private int arguments(int opener, int closing) {
    if (closing == opener + 1) {
      return 0;
    }
    int commas = 0;
    for (int at = opener + 1; at < closing; at++) {
      commas += written.type(at) == COMMA && written.enclosing(at) == opener ? 1 : 0;
    }
    return commas + 1;
  }

  private Chain index(int closing) {
    int opener = written.partner(closing);
    int before = opener - 1;
    boolean indexed =
        opener > 0
            && written.touches(opener)
            && (written.isName(before)
                || written.type(before) == RPAREN
                || written.type(before) == RBRACK);
    if (!indexed) {
      return new Chain(opener, opener < 0 ? Optional.empty() : list(opener, closing));
    }
    Chain receiver = chain(before);
    return new Chain(receiver.start(), receiver.type().flatMap(Inference::member));
  }

  private static Optional<Known> member(Known indexed) {
    if (Map.class.isAssignableFrom(indexed.raw())) {
      return indexed
          .as(Map.class)
          .map(map -> map.parts().isEmpty() ? Known.OBJECT : map.parts().get(1));
    }
    return indexed.role() == Known.Role.CLASS ? Optional.empty() : indexed.element();
  }

  private Optional<Known> list(int opener, int closing) {
    List<Known> elements = new ArrayList<>();
    int first = opener + 1;
    for (int at = first; at <= closing; at++) {
      boolean ends = at == closing || written.type(at) == COMMA && written.enclosing(at) == opener;
      if (written.type(at) == COLON && written.enclosing(at) == opener) {
        return Optional.of(Known.made(LinkedHashMap.class, Known.of(String.class), Known.OBJECT));
      }
      if (ends && at > first) {
        Chain element = chain(at - 1);
        elements.add(element.start() == first ? element.type().orElse(Known.OBJECT) : Known.OBJECT);
        first = at + 1;
      }
    }
    boolean alike = elements.stream().distinct().count() == 1;
    return Optional.of(Known.made(List.class, alike ? elements.get(0) : Known.OBJECT));
  }

  private Chain behindBlock(int closing) {
    int opener = written.partner(closing);
    int before = opener - 1;
    if (written.type(before) == RPAREN && written.partner(before) > 0) {
      int bracket = written.partner(before);
      if (written.isName(bracket - 1)) {
        return call(bracket - 1, arguments(bracket, before) + 1);
      }
    }
    return opener > 0 && written.isName(before)
        ? call(before, 1)
        : new Chain(opener, Optional.empty());
  }

  /** A call by the token that names it. */
  Chain call(int name, int arguments) {
    String called = written.text(name);
    if (written.type(name - 1) == NEW) {
      return new Chain(name - 1, named(called));
    }
    if (!written.isDot(name - 1)) {
      return new Chain(name, word(called, arguments));
    }
    Chain receiver = chain(name - 2);
    Optional<Known> on = receiver.type();
    if (written.type(name - 1) == SPREAD_DOT) {
      on = on.flatMap(Known::element);
    }
    Optional<Known> result = on.flatMap(type -> called(type, called, arguments));
    return new Chain(receiver.start(), spread(name - 1, result));
  }

  private Optional<Known> spread(int dot, Optional<Known> result) {
    return written.type(dot) == SPREAD_DOT
        ? result.map(each -> Known.made(List.class, each))
        : result;
  }

  private static Optional<Known> called(Known receiver, String name, int arguments) {
    List<Member> members = Members.named(receiver, name).stream().filter(Member::call).toList();
    return members.stream()
        .min(
            Comparator.comparing((Member each) -> each.arguments() != arguments)
                .thenComparing(each -> each.result().raw() == Object.class))
        .map(Member::result)
        .map(result -> walked(receiver, name, result));
  }

  private static Known walked(Known receiver, String name, Known result) {
    Optional<Known> element = walked(receiver);
    boolean one = result.raw() == Object.class && GIVE_AN_ELEMENT.contains(name);
    boolean untold = result.parts().stream().allMatch(Known.OBJECT::equals);
    boolean several =
        GIVE_ELEMENTS.contains(name) && Collection.class.isAssignableFrom(result.raw()) && untold;
    if (element.isEmpty() || !one && !several) {
      return result;
    }
    return one ? element.get() : Known.made(List.class, element.get());
  }

  /** What a walk over it gives; a word that names a service walks its list. */
  static Optional<Known> walked(Known receiver) {
    return receiver.role() == Known.Role.SERVICE
        ? ServiceForms.listed(receiver.word()).map(Known::of)
        : receiver.element();
  }

  /** What a word of the language gives, or a method that was typed in. */
  private Optional<Known> word(String name, int arguments) {
    String signature = scope.methods().get(name);
    if (signature != null) {
      Matcher result = RESULT.matcher(signature);
      return result.matches() ? named(result.group(1)) : Optional.empty();
    }
    Optional<Known> told = ServiceForms.result(CozeScript.class, name).map(Known::of);
    return told.or(
        () ->
            Arrays.stream(CozeScript.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && isWord(method))
                .sorted(
                    Comparator.comparing(
                        (Method method) -> method.getParameterCount() != arguments))
                .map(method -> Known.of(method.getGenericReturnType()))
                .findFirst());
  }

  static boolean isWord(Method method) {
    return java.lang.reflect.Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
  }

  private Chain name(int at) {
    String name = written.text(at);
    if (written.isDot(at - 1)) {
      Chain receiver = chain(at - 2);
      Optional<Known> on = receiver.type();
      boolean spreads = written.type(at - 1) == SPREAD_DOT;
      Optional<Known> each = spreads ? on.flatMap(Known::element) : on;
      Optional<Known> read = each.flatMap(type -> property(type, name));
      return new Chain(receiver.start(), spread(at - 1, read));
    }
    return new Chain(at, variable(name, at));
  }

  private static Optional<Known> property(Known receiver, String name) {
    if (receiver.role() == Known.Role.VALUE && Map.class.isAssignableFrom(receiver.raw())) {
      return member(receiver);
    }
    Optional<Known> own =
        Members.named(receiver, name).stream()
            .filter(member -> !member.call())
            .map(Member::result)
            .findFirst();
    boolean walked =
        receiver.role() == Known.Role.VALUE && Iterable.class.isAssignableFrom(receiver.raw());
    return own.isPresent() || !walked
        ? own
        : receiver
            .element()
            .flatMap(element -> property(element, name))
            .map(each -> Known.made(List.class, each));
  }

  private Optional<Known> variable(String name, int at) {
    return locals
        .declared(name, at)
        .or(() -> Optional.ofNullable(scope.variables().get(name)).map(Known::of))
        .or(
            () ->
                name.equals("args")
                    ? Optional.of(Known.made(List.class, Known.of(String.class)))
                    : Optional.empty())
        .or(() -> ServiceForms.type(name).map(type -> Known.service(name, type)))
        .or(() -> name.equals("it") ? locals.handedAt(at) : Optional.empty())
        .or(
            () ->
                ClassNames.of(name, scope.imports())
                    .filter(type -> !type.isPrimitive())
                    .map(Known::classOf));
  }

  /** The class of that name, as the type of a value. */
  Optional<Known> named(String name) {
    int dot = name.lastIndexOf('.');
    return ClassNames.of(name.substring(dot + 1), scope.imports()).map(Known::of);
  }
}
