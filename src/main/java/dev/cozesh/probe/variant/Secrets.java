package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes credentials out of what people wrote or recorded. A name tells one, or the shape of the
 * value; a page token is none.
 */
final class Secrets {
  private static final String MASK = "***";
  private static final int LONGEST_QUOTE = 120;
  private static final List<String> SIGNS = List.of("at_", "cz", "sk-", "eyJ", "=", "\"", "--");
  private static final String WORDS =
      "cookie|secret|api[-_]?key|csrf|xsrf|passw|pwd|signature|credential|authorization|jwt"
          + "|code_verifier|session[-_]?(?:key|id)?$|(?:^|[-_])(?:auth|sign)(?:$|[-_])";
  private static final Pattern NAME = Pattern.compile("(?i)(?:" + WORDS + "|(?<!page[-_]?)token$)");
  private static final Pattern HEADER = Pattern.compile("(?i)(?:" + WORDS + "|token|session)");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)((?:^|[?&\\s;'\"{,])[\\w.-]{0,80}(?:token|key|secret|passw\\w{0,9}|pwd|signature|credential"
              + "|sign|auth|jwt|session\\w{0,9})=)(?<!page_token=)(?!\\{)[^&\\s'\"]+");

  private Secrets() {}

  /** The text with its secrets masked, for people; no longer than a pattern may be. */
  static String text(String text) {
    String begin = text.substring(0, Math.min(text.length(), Head.LONGEST));
    return VALUE.matcher(masked(begin)).replaceAll("$1" + MASK);
  }

  /** The beginning of a text with its secrets masked, to be quoted in an error. */
  static String quoted(String text) {
    String masked = text(text);
    return masked.length() <= LONGEST_QUOTE ? masked : masked.substring(0, LONGEST_QUOTE) + "…";
  }

  /** A path; a token in it is masked. */
  static String path(String path) {
    return masked(path);
  }

  /** Headers without those that are a credential; the order stays. */
  static Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          if (!isCredential(name) && isPlain(value)) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  /** Whether a header of that name carries a credential. */
  static boolean isCredential(String header) {
    return HEADER.matcher(header).find();
  }

  /** A query without the values that are a credential; the order stays. */
  static Map<String, List<String>> query(Map<String, List<String>> query) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    query.forEach(
        (name, values) -> {
          List<String> plain = values.stream().filter(Secrets::isPlain).toList();
          if (!isSecret(name) && isPlain(name) && plain.size() == values.size()) {
            kept.put(name, plain);
          }
        });
    return kept;
  }

  /** A body whose secrets are masked; the same one when there are none. */
  static JsonNode body(JsonNode body) {
    if (body.isTextual()) {
      String masked = masked(body.textValue());
      return masked.equals(body.textValue()) ? body : TextNode.valueOf(masked);
    }
    return switch (body.getNodeType()) {
      case OBJECT -> object((ObjectNode) body);
      case ARRAY -> array((ArrayNode) body);
      default -> body;
    };
  }

  private static JsonNode object(ObjectNode body) {
    ObjectNode masked = Json.object();
    boolean same = true;
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      JsonNode value = member.getValue();
      boolean hidden = value.isTextual() && isSecret(member.getKey()) && !isHole(value.textValue());
      JsonNode clean = hidden ? TextNode.valueOf(MASK) : body(value);
      masked.set(masked(member.getKey()), clean);
      same &= clean == value && isPlain(member.getKey());
    }
    return same ? body : masked;
  }

  private static JsonNode array(ArrayNode body) {
    List<JsonNode> masked = new ArrayList<>();
    body.forEach(each -> masked.add(body(each)));
    for (int i = 0; i < masked.size(); i++) {
      if (masked.get(i) != body.get(i)) {
        return Json.mapper().createArrayNode().addAll(masked);
      }
    }
    return body;
  }

  private static boolean isSecret(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isHole(String value) {
    return value.startsWith("{") && value.endsWith("}");
  }

  private static boolean isPlain(String value) {
    return masked(value).equals(value);
  }

  /** Most texts hold nothing that a secret begins with, and are not searched for every shape. */
  private static String masked(String text) {
    boolean plain =
        SIGNS.stream().noneMatch(text::contains) && text.chars().noneMatch(c -> c <= ' ');
    return plain ? text : SecretShapes.mask(text);
  }
}
