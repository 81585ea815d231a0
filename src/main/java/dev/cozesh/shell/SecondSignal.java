package dev.cozesh.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process at the second Ctrl-C. While a process shuts down Java ignores further signals,
 * and only {@code sun.misc.Signal} changes that; it is reached by reflection because the compiler
 * warns of it, and not before the first signal because it costs start-up time.
 */
final class SecondSignal {
  private static final int INTERRUPTED = 130;

  private SecondSignal() {}

  /**
   * @param lastWords run first; should they hang, a third signal ends the process without them
   */
  static void endsAtOnce(Runnable lastWords) {
    AtomicBoolean said = new AtomicBoolean();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler halt =
          (proxy, method, args) -> {
            if (method.getName().equals("handle")) {
              try {
                if (said.compareAndSet(false, true)) {
                  lastWords.run();
                }
              } finally {
                Runtime.getRuntime().halt(INTERRUPTED);
              }
            }
            return method.getName().equals("hashCode") ? (Object) 0 : null;
          };
      Object halting =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, halt);
      for (String name : new String[] {"INT", "TERM"}) {
        Object of = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, of, halting);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A Java without it only loses the shortcut: the first signal's limit still ends the process.
      return;
    }
  }
}
