package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.cozesh.error.CozeGuardException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may be asked, and who is shown the credential. Scheme, host and port must be the named ones;
 * no name is looked up, so an address behind a name that was named on purpose is its owner's
 * choice. Immutable.
 */
public final class HostGuard {
  private final Optional<Origin> own;
  private final Set<Origin> known;

  /**
   * Guards a run.
   *
   * @param base the profile's server
   * @param named further servers that were named on purpose; they are never shown the credential
   */
  public HostGuard(URI base, List<URI> named) {
    own = Origin.of(requireNonNull(base, "base"));
    known =
        Stream.concat(Stream.of(base), named.stream())
            .flatMap(uri -> Origin.of(uri).stream())
            .collect(toUnmodifiableSet());
  }

  /**
   * Lets pass who was named.
   *
   * @param uri where a request would go
   * @throws CozeGuardException when nobody named that server, or the address holds a user
   */
  public void require(URI uri) {
    Optional<Origin> origin = Origin.of(uri);
    if (origin.isEmpty()) {
      throw new CozeGuardException(
          "the address names no server: " + shown(uri),
          "scheme and host must be plain, without user and password",
          "write it like https://api.coze.cn");
    }
    if (!known.contains(origin.get())) {
      throw new CozeGuardException(
          "nothing was sent to " + origin.get() + ": it was not named",
          origin.get().isPrivate()
              ? "a private address is asked only when it is named or the profile's"
              : "a probe asks only the profile's server and those named on purpose",
          "name it with --host " + origin.get() + ", or take it out");
    }
  }

  /**
   * {@return whether the credential goes along: only to the profile's scheme, host and port}
   *
   * @param uri where a request goes
   */
  public boolean mayShowCredential(URI uri) {
    return own.isPresent() && own.equals(Origin.of(uri));
  }

  /** Without what may be a password. */
  private static String shown(URI uri) {
    return uri.toString().replaceFirst("//[^/@]*@", "//…@");
  }
}
