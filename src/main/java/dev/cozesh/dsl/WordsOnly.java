package dev.cozesh.dsl;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingMethodException;

/**
 * Shows a script the words of a block's delegate and no other method: neither its private ones,
 * which Groovy would call, nor those that Groovy adds to every object, such as {@code println}.
 */
final class WordsOnly extends DelegatingMetaClass {
  private final Vocabulary vocabulary;

  WordsOnly(MetaClass all, Vocabulary vocabulary) {
    super(all);
    this.vocabulary = vocabulary;
  }

  @Override
  @SuppressWarnings({"rawtypes", "deprecation"}) // closures ask their delegate by this very method
  public MetaMethod pickMethod(String name, Class[] arguments) {
    return isWord(name) ? super.pickMethod(name, arguments) : null;
  }

  @Override
  public Object invokeMethod(Object object, String name, Object[] arguments) {
    requireWord(name, arguments);
    return super.invokeMethod(object, name, arguments);
  }

  @Override
  public Object invokeMethod(Object object, String name, Object arguments) {
    requireWord(name, arguments);
    return super.invokeMethod(object, name, arguments);
  }

  private boolean isWord(String name) {
    return vocabulary.word(name).isPresent();
  }

  private void requireWord(String name, Object... arguments) {
    if (!isWord(name)) {
      throw new MissingMethodException(name, getTheClass(), arguments);
    }
  }
}
