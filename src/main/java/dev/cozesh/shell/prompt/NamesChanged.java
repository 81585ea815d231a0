package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;

/** Has names listed anew once the session itself has changed what they name. */
final class NamesChanged implements CallListener {
  private final NameCache names;

  NamesChanged(NameCache names) {
    this.names = requireNonNull(names, "names");
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    names.changed(call.path(), call.effect());
  }

  /** What was refused or lost may have been done all the same. */
  @Override
  public void failed(Call call, RuntimeException failure) {
    names.changed(call.path(), call.effect());
  }
}
