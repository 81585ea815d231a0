package dev.cozesh.dsl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Base class of every input of the prompt: the words of a script, and what the compiler puts in the
 * place of a declaration.
 */
public abstract class LineScript extends CozeScript {
  /** Declares a variable of the session; the compiler calls it, scripts do not. */
  public final Object keepVariable(String name, Class<?> type, Object value) {
    return ((Variables) getBinding()).keep(name, type, value);
  }

  /** Declares several variables with the elements of one value, null where it has too few. */
  public final Object keepVariables(String[] names, Class<?>[] types, Object value) {
    List<Object> elements = elements(value, names.length);
    for (int at = 0; at < names.length; at++) {
      keepVariable(names[at], types[at], elements.get(at));
    }
    return value;
  }

  private static List<Object> elements(Object value, int count) {
    List<Object> elements = new ArrayList<>();
    Iterator<?> all = InvokerHelper.asIterator(value);
    for (int at = 0; at < count; at++) {
      elements.add(all.hasNext() ? all.next() : null);
    }
    return elements;
  }

  /** Waits; unlike Groovy's own it ends when the line is stopped. */
  public final void sleep(long milliseconds) throws InterruptedException {
    new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
  }
}
