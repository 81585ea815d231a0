package dev.cozesh.dsl.complete;

import static org.apache.groovy.parser.antlr4.GroovyLexer.LBRACE;
import static org.apache.groovy.parser.antlr4.GroovyLexer.RPAREN;

import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.ServiceForms;
import dev.cozesh.dsl.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * A place in a text, with what is in sight there.
 *
 * @param written what stands before what is being typed
 * @param types what its expressions are
 */
record Context(Written written, Inference types, Scope scope) {
  static Context of(Written written, Scope scope) {
    return new Context(written, new Inference(written, scope), scope);
  }

  /** The words of the innermost block that has its own. */
  Vocabulary vocabulary() {
    int opener = written.enclosing(written.size());
    while (opener >= 0) {
      Optional<Vocabulary> own = opensBlock(opener);
      if (own.isPresent()) {
        return own.get();
      }
      opener = written.enclosing(opener);
    }
    return Vocabulary.SCRIPT;
  }

  private Optional<Vocabulary> opensBlock(int brace) {
    if (written.type(brace) != LBRACE) {
      return Optional.empty();
    }
    int before = brace - 1;
    int name = written.type(before) == RPAREN ? written.partner(before) - 1 : before;
    if (written.isName(name) && written.isDot(name - 1)) {
      boolean changes = written.text(name).equals("update");
      return changes ? block("bot") : Optional.empty();
    }
    return CallPlace.command(written, brace).flatMap(this::block);
  }

  private Optional<Vocabulary> block(String word) {
    return Vocabulary.all().stream()
        .filter(each -> each != Vocabulary.SCRIPT && each.block().equals(word))
        .findFirst();
  }

  /** What the called thing belongs to; empty for a word, or when it is not known. */
  Optional<Known> receiver(CallPlace place) {
    return written.isDot(place.name() - 1) ? types.endingAt(place.name() - 2) : Optional.empty();
  }

  boolean isWord(CallPlace place) {
    return !written.isDot(place.name() - 1);
  }

  String called(CallPlace place) {
    return written.text(place.name());
  }

  /** The ways to call what is being called, when it is a service's. */
  List<CallForm> calls(CallPlace place) {
    return receiver(place)
        .filter(known -> known.role() == Known.Role.SERVICE)
        .map(known -> ServiceForms.calls(known.word()))
        .orElse(List.of())
        .stream()
        .filter(call -> call.name().equals(called(place)))
        .toList();
  }
}
