package dev.cozesh.dsl;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallGate;

/** Lets reads pass. A route that the catalogue does not know passes if its method only reads. */
final class ReadsOnly implements CallGate {
  @Override
  public boolean admits(Call call) {
    return call.reads();
  }
}
