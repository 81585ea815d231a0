package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** Reads lines: patterns with their parameters, claims, commands of curl, remarks. */
final class LineAttempts {
  private static final java.util.regex.Pattern CLAIM =
      java.util.regex.Pattern.compile(
          "claim (?:\"([^\"]*+)\"|'([^']*+)'|(.+?)) (?:(exists|absent) )?by (.+)");
  private static final java.util.regex.Pattern CURL =
      java.util.regex.Pattern.compile("(?:\\$\\s*+)?curl\\s");
  private static final java.util.regex.Pattern PARAMETER =
      java.util.regex.Pattern.compile("([\\w.\\[\\]-]++)(:?=)(.*)", java.util.regex.Pattern.DOTALL);

  private static final int LONGEST_CLAIM = 10_000;

  private final Found found;
  private int line;

  LineAttempts(Found found) {
    this.found = found;
  }

  void read(String text) {
    int at = 0;
    while (at < text.length()) {
      line++;
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String written = text.substring(at, end).stripTrailing();
      Matcher curl = CURL.matcher(written.strip() + " ");
      if (curl.lookingAt()) {
        end = command(text, text.indexOf("curl", at));
      } else if (!written.isBlank() && !written.strip().startsWith("#")) {
        line(written);
      }
      at = end + 1;
    }
  }

  /** Where the command ends, which may be lines further down. */
  private int command(String text, int from) {
    ShellWords.Command command;
    try {
      command = ShellWords.read(text, from);
    } catch (IllegalArgumentException e) {
      throw new CozeUsageException(place() + ": " + e.getMessage(), "", "add the quote");
    }
    CurlCommand.read(place(), command.words()).forEach(found::add);
    line += (int) text.substring(from, command.end()).chars().filter(c -> c == '\n').count();
    return command.end();
  }

  private void line(String written) {
    if (written.length() <= LONGEST_CLAIM && isClaim(written)) {
      return;
    }
    Written pattern = Written.line(written, place());
    if (written.strip().toLowerCase(Locale.ROOT).matches("claim\\b.*")) {
      throw pattern.wrong(
          written.indexOf(written.strip()),
          "the claim does not say who says what",
          "write `claim \"POST /v1/datasets\" by the documentation`, or `… absent by …`");
    }
    Head head = Head.of(pattern);
    List<ParameterSet> sets = parameters(pattern, head.to());
    found.add(new Expansion(pattern, head, sets, Map.of()).variants(true));
  }

  private boolean isClaim(String written) {
    Matcher claim = CLAIM.matcher(written.strip().replaceAll("\\s+", " "));
    if (claim.matches()) {
      claim(claim);
      return true;
    }
    return false;
  }

  private void claim(Matcher claim) {
    String pattern =
        claim.group(1) != null
            ? claim.group(1)
            : claim.group(2) != null ? claim.group(2) : claim.group(3);
    Variants about = Pattern.expand(pattern, new Origin(place(), true));
    String by = claim.group(5).replaceFirst("^([\"'])(.*)\\1$", "$2").strip();
    found.add(about);
    found.claim(about, Secrets.text(by), !"absent".equals(claim.group(4)));
  }

  private List<ParameterSet> parameters(Written written, int from) {
    String rest = written.text().substring(from);
    if (rest.isBlank()) {
      return List.of();
    }
    int start = from + rest.length() - rest.stripLeading().length();
    return List.of(
        written.text().charAt(start) == '{' ? json(written, start) : words(written, start));
  }

  private static ParameterSet json(Written written, int start) {
    JsonNode node = parsed(written, start, written.text().substring(start));
    if (node instanceof ObjectNode object) {
      return ParameterSet.of(object);
    }
    throw written.wrong(start, "the parameters are no object", "write `{\"name\": \"value\"}`");
  }

  private static ParameterSet words(Written written, int start) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (String word : shell(written, start)) {
      Matcher parameter = PARAMETER.matcher(word);
      if (!parameter.matches()) {
        throw written.wrong(
            start,
            "`" + Secrets.quoted(word) + "` is no parameter",
            "write `name=value`, or a JSON object; alternatives have no blanks: `{a,b}`");
      }
      String value = parameter.group(3);
      boolean json = parameter.group(2).equals(":=");
      values.put(parameter.group(1), json ? parsed(written, start, value) : Json.tree(value));
    }
    return new ParameterSet(values);
  }

  private static List<String> shell(Written written, int start) {
    try {
      return ShellWords.read(written.text(), start).words();
    } catch (IllegalArgumentException e) {
      throw written.wrong(start, e.getMessage(), "add the quote");
    }
  }

  private static JsonNode parsed(Written written, int start, String json) {
    try {
      return Json.parse(json, "it");
    } catch (CozeDataException e) {
      throw written.wrong(
          start,
          "this is not JSON: " + Secrets.text(e.why()),
          "write `{\"name\": \"value\"}` on this line, or `name=value`");
    }
  }

  private String place() {
    return found.file() + ":" + line;
  }
}
