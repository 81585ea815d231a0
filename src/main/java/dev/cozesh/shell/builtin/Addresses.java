package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeUsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses as a user types them. */
final class Addresses {
  private Addresses() {}

  /**
   * Reads one.
   *
   * @throws CozeUsageException when it is not kind and name
   */
  static Address read(String text) {
    return Address.parse(text)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "`" + text + "` is not an address",
                    "an address is kind and name; the kinds are " + kinds(),
                    "for example `bot.WeHan`; quote it for your shell when it holds blanks"));
  }

  private static String kinds() {
    return Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));
  }
}
