package dev.cozesh.dsl.complete;

import static org.apache.groovy.parser.antlr4.GroovyLexer.*;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Names that the text itself declares: variables, parameters, and what blocks are handed. */
final class Locals {
  /** Their block is handed the receiver itself. */
  private static final Set<String> HANDS_ITSELF = Set.of("with", "tap");

  private final Written written;
  private final Inference types;

  Locals(Written written, Inference types) {
    this.written = written;
    this.types = types;
  }

  /** What {@code it} is at a place. */
  Optional<Known> handedAt(int at) {
    int opener = written.enclosing(at);
    while (opener >= 0 && written.type(opener) != LBRACE) {
      opener = written.enclosing(opener);
    }
    return opener < 0 ? Optional.empty() : handed(opener);
  }

  /** What a block is handed: an element of what is walked. */
  private Optional<Known> handed(int brace) {
    int before = brace - 1;
    int name = written.type(before) == RPAREN ? written.partner(before) - 1 : before;
    if (!written.isName(name) || !written.isDot(name - 1)) {
      return Optional.empty();
    }
    Optional<Known> receiver = types.endingAt(name - 2);
    if (HANDS_ITSELF.contains(written.text(name))) {
      return receiver;
    }
    return receiver.flatMap(Inference::walked);
  }

  /** A name that the text itself declares, the nearest declaration first. */
  Optional<Known> declared(String name, int before) {
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
      return types.named(written.text(at - 1));
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
      Inference.Chain value = called ? types.call(command.getAsInt(), 1) : types.chain(end - 1);
      return value.start() == at + 2 ? value.type() : Optional.empty();
    }
    if (written.type(at + 1) == IN && written.partner(written.enclosing(at)) > 0) {
      return types.endingAt(written.partner(written.enclosing(at)) - 1).flatMap(Known::element);
    }
    boolean parameter = written.type(at - 1) == LBRACE && written.type(at + 1) == ARROW;
    return parameter ? handed(at - 1) : Optional.empty();
  }
}
