package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Loopback;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Time;
import dev.cozesh.http.Transport;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * The way to one Coze: where it is, who asks, and over what. Shared by all views of a client.
 *
 * @param base scheme, host, port and perhaps a path prefix without a slash at its end
 * @param authorizer who asks; its credential goes to this one host only
 * @param transport the connections, retries included
 * @param total the limit of each call
 * @param time the clock of the limit
 */
public record Line(
    URI base, Authorizer authorizer, Transport transport, Duration total, Time time) {
  public Line {
    base = checked(base);
    requireNonNull(authorizer, "authorizer");
    requireNonNull(transport, "transport");
    requireNonNull(total, "total");
    requireNonNull(time, "time");
  }

  /**
   * {@return the address without a slash at its end}
   *
   * @param base as the user wrote it
   * @throws CozeUsageException when it is not https (or http to this machine), has no host, or
   *     holds a user, a query or a fragment
   */
  public static URI checked(URI base) {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    if (base.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused(base, "it needs https:// and a host");
    }
    if (base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw refused(base, "it must not hold a user, a query or a fragment");
    }
    if (scheme.equals("http") && !Loopback.is(base.getHost())) {
      throw refused(base, "plain http shows the token to everyone on the way");
    }
    String path = base.getRawPath().replaceAll("/+$", "");
    try {
      return new URI(scheme + "://" + base.getRawAuthority() + path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same with another limit for each call. */
  Line within(Duration limit) {
    return new Line(base, authorizer, transport, limit, time);
  }

  /** Masks this line's secrets. */
  Redactor redactor() {
    return new Redactor(authorizer::secrets);
  }

  private static CozeUsageException refused(URI base, String why) {
    String shown = base.getScheme() + "://" + base.getHost();
    return new CozeUsageException(
        "base URL not accepted: " + shown,
        why,
        "use https://api.coze.cn, https://api.coze.com, or http://127.0.0.1:PORT");
  }
}
