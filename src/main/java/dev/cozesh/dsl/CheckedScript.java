package dev.cozesh.dsl;

/** Base class of a script that is only looked at: what fails in it is kept, and it goes on. */
public abstract class CheckedScript extends CozeScript {
  /** Takes what a statement threw; the compiler calls it, scripts do not. */
  public final Object keepFailure(Throwable failure) {
    return sessionOfScript().failed(failure);
  }
}
