package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.error.CozeException;

/** Told what an apply does, while it does it; called on the applying thread. */
public interface ApplyListener {
  /** Says nothing. */
  ApplyListener SILENT = new ApplyListener() {};

  /**
   * A step begins: {@code create}, {@code update}, {@code upload policies.txt}, {@code publish}.
   */
  default void started(Address address, String step) {}

  /** A step is over: {@code created bot x 7389…}. */
  default void finished(Address address, String step, String id) {}

  /** An object could not be brought into its state. */
  default void failed(Address address, CozeException failure) {}

  /** An object, or the last step of it, was not done, since it depends on one that failed. */
  default void blocked(Address address, Address cause) {}

  /** How far Coze is with a document. */
  default void progress(Address address, String document, int percent) {}

  /** Something the user should know: a settled create, a wait. */
  default void remark(String text) {}

  /**
   * Whether somebody at a terminal opens a closed gate, by typing the number it wants. Asked once,
   * before the first write.
   */
  default boolean confirms(Gate gate) {
    return false;
  }

  /** The state was saved under that serial. */
  default void saved(long serial) {}
}
