package dev.cozesh.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses of this very machine. */
public final class Loopback {
  private static final Pattern NAMES =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1\\]");

  private Loopback() {}

  /**
   * {@return whether what is sent there stays on this machine}
   *
   * @param host a name or an address; one of IPv6 in brackets
   */
  public static boolean is(String host) {
    return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
