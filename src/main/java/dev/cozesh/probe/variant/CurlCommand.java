package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one command of curl. What only tells how to call (timeouts, certificates, output) is passed
 * over, credentials and cookies are left out, an option that is not known is an error.
 */
final class CurlCommand {
  private static final Set<String> FLAGS =
      Set.of(
          "--compressed",
          "--fail",
          "--fail-with-body",
          "--globoff",
          "--http1.0",
          "--http1.1",
          "--http2",
          "--http3",
          "--include",
          "--insecure",
          "--ipv4",
          "--ipv6",
          "--location",
          "--no-buffer",
          "--no-progress-meter",
          "--path-as-is",
          "--progress-bar",
          "--show-error",
          "--silent",
          "--ssl-reqd",
          "--tlsv1.2",
          "--verbose");
  private static final Set<String> PASSED_OVER =
      Set.of(
          "--cacert",
          "--cert",
          "--connect-timeout",
          "--connect-to",
          "--cookie",
          "--cookie-jar",
          "--dump-header",
          "--interface",
          "--key",
          "--limit-rate",
          "--max-redirs",
          "--max-time",
          "--noproxy",
          "--oauth2-bearer",
          "--output",
          "--proxy",
          "--proxy-header",
          "--proxy-user",
          "--referer",
          "--resolve",
          "--retry",
          "--retry-delay",
          "--retry-max-time",
          "--user",
          "--user-agent",
          "--write-out");
  private static final Map<Character, String> SHORT =
      Map.ofEntries(
          Map.entry('X', "--request"),
          Map.entry('H', "--header"),
          Map.entry('d', "--data"),
          Map.entry('F', "--form"),
          Map.entry('G', "--get"),
          Map.entry('I', "--head"),
          Map.entry('T', "--upload-file"),
          Map.entry('b', "--cookie"),
          Map.entry('c', "--cookie-jar"),
          Map.entry('A', "--user-agent"),
          Map.entry('D', "--dump-header"),
          Map.entry('E', "--cert"),
          Map.entry('e', "--referer"),
          Map.entry('m', "--max-time"),
          Map.entry('o', "--output"),
          Map.entry('u', "--user"),
          Map.entry('U', "--proxy-user"),
          Map.entry('w', "--write-out"),
          Map.entry('x', "--proxy"));
  private static final String SHORT_FLAGS = "#0123456LNOSfgikqsv";

  private final String place;
  private final Iterator<String> words;
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> data = new ArrayList<>();
  private final Map<String, JsonNode> form = new LinkedHashMap<>();
  private String method = "";
  private String implied = "GET";
  private boolean inQuery;

  private CurlCommand(String place, List<String> words) {
    this.place = place;
    this.words = words.iterator();
  }

  /**
   * The requests of a command: one for each address.
   *
   * @param place {@code attempts.txt:3}
   * @param words the command's, {@code curl} first
   * @throws CozeUsageException when it is not understood
   */
  static List<Variants> read(String place, List<String> words) {
    CurlCommand command = new CurlCommand(place, words.subList(1, words.size()));
    while (command.words.hasNext()) {
      command.word(command.words.next());
    }
    return command.variants();
  }

  private void word(String word) {
    if (word.startsWith("--") && word.length() > 2) {
      option(word);
    } else if (word.startsWith("-") && word.length() > 1) {
      letters(word);
    } else {
      addresses.add(word);
    }
  }

  /** Several short options may share a word, and the last one's value may follow in it. */
  private void letters(String word) {
    for (int at = 1; at < word.length(); at++) {
      char letter = word.charAt(at);
      String option = SHORT.get(letter);
      if (option == null) {
        if (SHORT_FLAGS.indexOf(letter) < 0) {
          throw unknown("-" + letter);
        }
      } else if (option.equals("--get") || option.equals("--head")) {
        option(option);
      } else {
        String rest = word.substring(at + 1);
        valued(option, rest.isEmpty() ? value(option) : rest);
        return;
      }
    }
  }

  private void option(String option) {
    switch (option) {
      case "--get" -> inQuery = true;
      case "--head" -> implied = "HEAD";
      default -> {
        if (!FLAGS.contains(option)) {
          valued(option, value(option));
        }
      }
    }
  }

  private String value(String option) {
    if (!words.hasNext()) {
      throw wrong("nothing follows curl's " + Secrets.quoted(option), "write its value");
    }
    return words.next();
  }

  private void valued(String option, String value) {
    switch (option) {
      case "--url" -> addresses.add(value);
      case "--request" -> method = value;
      case "--header" -> header(value);
      case "--data", "--data-ascii", "--data-binary" -> data(fromText(value));
      case "--data-raw" -> data(value);
      case "--data-urlencode" -> data(encoded(value));
      case "--json" -> data(fromText(value));
      case "--form", "--form-string" -> form(value);
      case "--upload-file" -> implied = "PUT";
      default -> {
        if (!PASSED_OVER.contains(option)) {
          throw unknown(option);
        }
      }
    }
  }

  private void header(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(colon, 0)).strip();
    if (!Recorded.isNoise(name)) {
      headers.put(name, line.substring(colon + 1).strip());
    }
  }

  private String fromText(String value) {
    if (value.startsWith("@")) {
      throw wrong("curl would read the body from a file", "write the body itself: `-d '{…}'`");
    }
    return value;
  }

  private static String encoded(String value) {
    int equals = value.indexOf('=');
    return value.substring(0, equals + 1)
        + URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8);
  }

  private void data(String piece) {
    implied = "POST";
    data.add(piece);
  }

  /** A part of a form; a file's content is not read. */
  private void form(String part) {
    implied = "POST";
    int equals = part.indexOf('=');
    String value = part.substring(equals + 1);
    if (equals > 0 && !value.startsWith("@") && !value.startsWith("<")) {
      form.put(part.substring(0, equals), Json.tree(value));
    }
  }

  private List<Variants> variants() {
    if (addresses.isEmpty()) {
      throw wrong("the command has no address", "write `curl https://api.coze.cn/v1/…`");
    }
    String sent = !method.isEmpty() ? method : inQuery ? "GET" : implied;
    return addresses.stream().map(address -> variants(sent, address)).toList();
  }

  private Variants variants(String sent, String address) {
    Variants plain =
        Pattern.expand(
            Written.joined(sent, whole(address), place, "the address"), List.of(), Map.of(), true);
    Optional<JsonNode> body = inQuery ? Optional.empty() : body();
    Map<String, List<String>> more = inQuery ? query() : Map.of();
    return plain.each(attempt -> with(attempt, more, body));
  }

  /** Without a server that only a variable names; with a scheme. */
  private static String whole(String address) {
    String known = address.replaceFirst("^(?i:https?://)?\\{[\\w.]+}(?=/)", "");
    boolean complete = known.startsWith("/") || Target.isAbsolute(known);
    return complete ? known : "http://" + known;
  }

  private Attempt with(Attempt attempt, Map<String, List<String>> more, Optional<JsonNode> body) {
    Map<String, List<String>> query = new LinkedHashMap<>(attempt.query());
    query.putAll(more);
    return new Attempt(
        attempt.method(), attempt.path(), query, headers, body, attempt.base(), attempt.origin());
  }

  private Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    try {
      Target.pairs(String.join("&", data), query);
    } catch (IllegalArgumentException e) {
      throw wrong("the data are no query", e.getMessage());
    }
    return query;
  }

  private Optional<JsonNode> body() {
    if (!form.isEmpty()) {
      return new ParameterSet(form).body();
    }
    return data.isEmpty() ? Optional.empty() : Recorded.body(String.join("&", data));
  }

  private CozeUsageException unknown(String option) {
    return wrong(
        "curl's option " + Secrets.quoted(option) + " is not known here",
        "leave it out, with its value");
  }

  private CozeUsageException wrong(String what, String next) {
    return new CozeUsageException(place + ": " + what, "", next);
  }
}
