package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MetaClass;
import groovy.lang.MissingPropertyException;

/**
 * Body of a block: its methods are the words. A script's own variables and helpers are found behind
 * them; while an inner block is open, the words of this one are refused.
 */
abstract class BlockSpec extends GroovyObjectSupport {
  private final Session session;
  private final Vocabulary vocabulary;
  private String shutBy = "";

  BlockSpec(Session session, Vocabulary vocabulary) {
    this.session = session;
    this.vocabulary = vocabulary;
  }

  final Session session() {
    return session;
  }

  /** Every word says its name first: it is refused while an inner block is open. */
  final void word(String name) {
    if (!shutBy.isEmpty()) {
      throw new CozeScriptException(
          session.here(name),
          name + " belongs to " + vocabulary.block() + ", not to " + shutBy,
          "",
          "move it out of the block of " + shutBy);
    }
  }

  final Place here(String word) {
    return session.here(word);
  }

  final String text(Object value, String word) {
    return session.text(value, word);
  }

  /** Runs the body of this block. */
  final void run(Closure<?> body) {
    session.inBlock(vocabulary, this, body);
  }

  /** Runs the body of an inner block while this one is shut. */
  final <T extends BlockSpec> T within(String word, T inner, Closure<?> body) {
    if (body == null) { // Groovy hands null to a word that is called with nothing
      throw new CozeScriptException(
          here(word),
          word + " takes a block",
          "",
          vocabulary.word(word).map(known -> "write `" + known.usage() + "`").orElse(""));
    }
    shutBy = word;
    try {
      inner.run(body);
    } finally {
      shutBy = "";
    }
    return inner;
  }

  /** Nothing of a spec is called but its words: the rest is looked up in the script. */
  @Override
  public final MetaClass getMetaClass() {
    return new WordsOnly(super.getMetaClass(), vocabulary);
  }

  /** A block has words and no properties: the script's own names are looked up instead. */
  @Override
  public Object getProperty(String name) {
    throw new MissingPropertyException(name, getClass());
  }

  @Override
  public void setProperty(String name, Object value) {
    if (vocabulary.word(name).isPresent()) {
      throw new CozeScriptException(
          session.here(name),
          name + " is a word, not a variable",
          "",
          "leave out the =: `" + vocabulary.word(name).get().usage() + "`");
    }
    throw new MissingPropertyException(name, getClass());
  }
}
