package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.Options;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The server that a session talks to now; another profile or workspace is another one. */
final class Link implements AutoCloseable {
  private final Function<Call, Connection> opener;
  private Call call;
  private Connection connection;
  private boolean changed;

  /**
   * @param call what cozesh was called with
   * @param opener opens what the options say; sends nothing yet
   */
  Link(Call call, Function<Call, Connection> opener) {
    this.call = requireNonNull(call, "call");
    this.opener = requireNonNull(opener, "opener");
    this.connection = opener.apply(call);
  }

  /** The options in force. */
  Call call() {
    return call;
  }

  /** Whether a profile was chosen at the prompt. */
  boolean isChanged() {
    return changed;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Goes over to another server or workspace; when it cannot be opened the present one stays.
   *
   * @param changed options that are set, by their values; null takes one away
   */
  void change(Map<Option, String> changed) {
    Map<Option, String> options = new EnumMap<>(Option.class);
    call.options().given().forEach(one -> options.put(one, call.options().get(one).orElse("")));
    changed.forEach(
        (option, value) -> {
          if (value == null) {
            options.remove(option);
          } else {
            options.put(option, value);
          }
        });
    Call next = new Call(List.of(), new Options(options));
    Connection opened = opener.apply(next);
    connection.close();
    connection = opened;
    call = next;
    this.changed = true;
  }

  @Override
  public void close() {
    connection.close();
  }
}
