package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.SecretScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in texts: placeholders that nobody filled in, secrets, keys in the clear. */
final class TextRules {
  /** An environment-like name: {@code ${B_API_KEY}}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  private static final Pattern KEY_NAME =
      Pattern.compile("(?i).*(authorization|api[-_]?key|token|secret|password).*");

  private TextRules() {}

  /** All placeholders of a file, in one finding. */
  static Optional<Finding> placeholders(JsonNode file) {
    Set<String> names = new TreeSet<>();
    texts(
        file,
        "",
        (path, text) -> {
          Matcher matcher = PLACEHOLDER.matcher(text);
          while (matcher.find()) {
            if (!path.endsWith("/code") || !isDeclared(matcher.group(1), text)) {
              names.add(matcher.group(1));
            }
          }
        });
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "",
            names.size()
                + (names.size() == 1 ? " placeholder is" : " placeholders are")
                + " not filled in: "
                + String.join(", ", names),
            "write the values; keep secrets out of the file"));
  }

  /** In JavaScript the same spelling means a variable of the code. */
  private static boolean isDeclared(String name, String code) {
    return Pattern.compile("\\b(?:const|let|var)\\b[^;=]*\\b" + name + "\\b").matcher(code).find();
  }

  /** What looks like a secret, wherever it stands; and keys that requests carry in the clear. */
  static List<Finding> secrets(Canvas canvas) {
    List<Finding> findings = new ArrayList<>();
    for (CanvasNode node : canvas.nodes()) {
      texts(
          node.json(),
          "",
          (path, text) ->
              SecretScan.first(text)
                  .ifPresent(found -> findings.add(secret(owner(node, path), path, found))));
    }
    canvas.allNodes().stream()
        .filter(node -> node.is(NodeType.HTTP))
        .forEach(node -> keys(node, findings));
    return findings;
  }

  private static CanvasNode owner(CanvasNode node, String path) {
    if (!path.startsWith("/blocks/")) {
      return node;
    }
    int block = Integer.parseInt(path.substring("/blocks/".length()).split("/")[0]);
    return node.blocks().get(block);
  }

  private static Finding secret(CanvasNode node, String path, SecretScan.Finding found) {
    String plain = path.replaceFirst("^/blocks/\\d+", "");
    return Finding.error(
            node,
            plain,
            "data holds what looks like a secret: " + found.shown(),
            "take it out, and make that token invalid: it may have been seen")
        .asSecret();
  }

  private static void keys(CanvasNode node, List<Finding> findings) {
    JsonNode headers = node.inputs().path("headers");
    for (int n = 0; n < headers.size(); n++) {
      String name = headers.get(n).path("name").asText("");
      JsonNode value = headers.get(n).path("input").path("value");
      if (KEY_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches() && isWritten(value)) {
        findings.add(clear(node, "/data/inputs/headers/" + n, "header " + name));
      }
    }
    JsonNode auth = node.inputs().path("auth");
    for (JsonNode token : auth.path("authData").path("bearerTokenData")) {
      if (auth.path("authOpen").asBoolean() && isWritten(token.path("input").path("value"))) {
        findings.add(clear(node, "/data/inputs/auth", "bearer token"));
      }
    }
  }

  private static boolean isWritten(JsonNode value) {
    String content = value.path("content").asText("");
    return value.path("type").asText().equals("literal")
        && !content.isBlank()
        && !content.contains("{{")
        && !PLACEHOLDER.matcher(content).find();
  }

  private static Finding clear(CanvasNode node, String path, String what) {
    return Finding.warning(
        node,
        path,
        "the value of its " + what + " stands in the file",
        "whoever has the file or may edit the workflow can read it");
  }

  private static void texts(JsonNode value, String path, BiConsumer<String, String> found) {
    if (value.isTextual()) {
      found.accept(path, value.textValue());
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(member -> texts(member.getValue(), path + "/" + member.getKey(), found));
    } else {
      for (int n = 0; n < value.size(); n++) {
        texts(value.get(n), path + "/" + n, found);
      }
    }
  }
}
