package dev.cozesh.deploy;

import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.state.Pending;
import java.util.List;
import java.util.Optional;

/**
 * Which object of the server a declaration means.
 *
 * @param action what its existence alone asks for; {@code NONE} where fields decide
 * @param actual the object as it is, where it could be read
 * @param pending a create of it whose answer was lost
 */
record Identity(
    Action action,
    Optional<String> id,
    Optional<Fields> actual,
    Optional<Pending> pending,
    List<String> remarks) {
  static Identity of(Action action, String id, Optional<Fields> actual, String remark) {
    return new Identity(
        action,
        Optional.of(id),
        actual,
        Optional.empty(),
        remark.isEmpty() ? List.of() : List.of(remark));
  }
}
