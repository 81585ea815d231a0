package dev.cozesh.sandbox.wire;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a request's line and headers, strictly: what two readers could understand in two ways is
 * refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class HeadReader {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/(\\d)\\.(\\d)");
  private static final Pattern NAME = Pattern.compile(TOKEN);
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)http://([^/?#]+)([/?][^#]*)?");

  private final WireInput in;
  private final Limits limits;
  private int left;

  HeadReader(WireInput in, Limits limits) {
    this.in = in;
    this.limits = limits;
    this.left = limits.headBytes();
  }

  Head read() throws IOException {
    String first = line();
    if (first.isEmpty()) {
      // Some clients send a line break too many behind a body.
      first = line();
    }
    Matcher request = REQUEST_LINE.matcher(first);
    if (!request.matches()) {
      throw new Refusal(400, "no request line");
    }
    if (!request.group(3).equals("1")) {
      throw new Refusal(505, "HTTP/" + request.group(3) + "." + request.group(4));
    }
    int minor = request.group(4).equals("0") ? 0 : 1;
    Headers headers = headers();
    Target target = target(request.group(2), headers, minor);
    if (!target.host().isEmpty()) {
      headers = headers.with("Host", target.host());
    }
    return new Head(request.group(1), target.path(), minor, headers, Head.length(headers));
  }

  private Headers headers() throws IOException {
    Headers headers = new Headers();
    int count = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++count > limits.headers()) {
        throw new Refusal(431, "more than " + limits.headers() + " headers");
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
        throw new Refusal(400, "a header that is none");
      }
      headers.add(line.substring(0, colon), value(line.substring(colon + 1)));
    }
    return headers;
  }

  private static String value(String text) throws Refusal {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7f) {
        throw new Refusal(400, "a control character in a header");
      }
    }
    return text.strip();
  }

  private record Target(String path, String host) {}

  private static Target target(String text, Headers headers, int minor) throws Refusal {
    int hosts = headers.all("Host").size();
    if (hosts > 1 || hosts == 0 && minor == 1) {
      throw new Refusal(400, hosts + " Host headers");
    }
    if (text.startsWith("/") || text.equals("*")) {
      return new Target(text, "");
    }
    // A client that takes this server for a proxy; the line's host counts then.
    Matcher absolute = ABSOLUTE.matcher(text);
    if (!absolute.matches()) {
      throw new Refusal(400, "a target that is no path");
    }
    String path = absolute.group(2) == null ? "/" : absolute.group(2);
    return new Target(path.startsWith("?") ? "/" + path : path, absolute.group(1));
  }

  private String line() throws IOException {
    String line = in.line(left, new Refusal(431, "a head over " + limits.headBytes() + " bytes"));
    left = Math.max(0, left - line.length() - 2);
    return line;
  }
}
