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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of what was written, told from declared types, literals, and the classes of values that
 * a session holds. Nothing is run: what only running would tell is not known.
 */
final class Inference {
  /** Their block is handed the receiver itself. */
  private static final Set<String> HANDS_ITSELF = Set.of("with", "tap");

  private static final Pattern RESULT = Pattern.compile("([\\w.]+)(?:<.*>)?\\s+\\w+\\s*\\(.*");
  private static final int DEEPEST = 40;

  private final Written written;
  private final Scope scope;
  private int depth;

  Inference(Written written, Scope scope) {
    this.written = written;
    this.scope = scope;
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
    return indexed.role() == Known.Role.VALUE ? indexed.element() : Optional.empty();
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

  private Chain call(int name, int arguments) {
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
        .filter(member -> member.arguments() == arguments)
        .findFirst()
        .or(() -> members.stream().findFirst())
        .map(Member::result);
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
                    java.util.Comparator.comparing(
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
    return local(name, at)
        .or(() -> Optional.ofNullable(scope.variables().get(name)).map(Known::of))
        .or(
            () ->
                name.equals("args")
                    ? Optional.of(Known.made(List.class, Known.of(String.class)))
                    : Optional.empty())
        .or(() -> ServiceForms.type(name).map(type -> Known.service(name, type)))
        .or(() -> name.equals("it") ? blockOf(at).flatMap(this::handed) : Optional.empty())
        .or(
            () ->
                ClassNames.of(name, scope.imports())
                    .filter(type -> !type.isPrimitive())
                    .map(Known::classOf));
  }

  private Optional<Integer> blockOf(int at) {
    int opener = written.enclosing(at);
    while (opener >= 0 && written.type(opener) != LBRACE) {
      opener = written.enclosing(opener);
    }
    return opener < 0 ? Optional.empty() : Optional.of(opener);
  }

  /** What a block is handed: an element of what is walked. */
  private Optional<Known> handed(int brace) {
    int before = brace - 1;
    int name = written.type(before) == RPAREN ? written.partner(before) - 1 : before;
    if (!written.isName(name) || !written.isDot(name - 1)) {
      return Optional.empty();
    }
    Optional<Known> receiver = endingAt(name - 2);
    if (HANDS_ITSELF.contains(written.text(name))) {
      return receiver;
    }
    return receiver.flatMap(
        type ->
            type.role() == Known.Role.SERVICE
                ? ServiceForms.listed(type.word()).map(Known::of)
                : type.element());
  }

  /** A name that the text itself declares, the nearest declaration first. */
  private Optional<Known> local(String name, int before) {
    for (int at = before - 1; at >= 0; at--) {
      if (written.text(at).equals(name) && !written.isDot(at - 1)) {
        Optional<Known> declared = declared(at, before);
        if (declared.isPresent()) {
          return declared;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Known> declared(int at, int before) {
    boolean typed =
        written.type(at - 1) == CapitalizedIdentifier
            || written.type(at - 1) == BuiltInPrimitiveType;
    if (typed && written.type(at - 2) != DOT) {
      return named(written.text(at - 1));
    }
    if (written.type(at + 1) == ASSIGN) {
      int end = at + 2;
      while (end < before
          && !(written.enclosing(end) == written.enclosing(at) && written.endsStatement(end))) {
        end++;
      }
      if (end >= before) {
        return Optional.empty();
      }
      OptionalInt command = CallPlace.command(written, at + 2, end);
      boolean called = command.isPresent() && command.getAsInt() + 1 < end;
      Chain value = called ? call(command.getAsInt(), 1) : chain(end - 1);
      return value.start() == at + 2 ? value.type() : Optional.empty();
    }
    if (written.type(at + 1) == IN && written.partner(written.enclosing(at)) > 0) {
      return endingAt(written.partner(written.enclosing(at)) - 1).flatMap(Known::element);
    }
    boolean parameter = written.type(at - 1) == LBRACE && written.type(at + 1) == ARROW;
    return parameter ? handed(at - 1) : Optional.empty();
  }

  private Optional<Known> named(String name) {
    int dot = name.lastIndexOf('.');
    return ClassNames.of(name.substring(dot + 1), scope.imports()).map(Known::of);
  }
}
