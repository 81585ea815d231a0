package dev.cozesh.client.core;

/** Decides before anything is sent whether a call may go out. Thread-safe. */
@FunctionalInterface
public interface CallGate {
  /** Admits every call. */
  CallGate OPEN = call -> true;

  /**
   * False holds the call back; its caller gets a {@link CallHeldException}.
   *
   * @param call as it would be sent
   * @return whether it may go out
   */
  boolean admits(Call call);
}
