package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mention of another node's output.
 *
 * @param nodeId the node; may be empty
 * @param name the output, with dots for fields of it; may be empty
 * @param path where it stands in the node, as a JSON pointer
 */
record Ref(String nodeId, String name, String path) {
  /** In the address and the body of a request: {@code {{block_output_100001.city}}}. */
  private static final Pattern IN_TEXT =
      Pattern.compile("\\{\\{\\s*block_output_([A-Za-z0-9_-]+)\\.([^}\\s]+?)\\s*}}");

  /** Parts of a body, of which only that of its type is sent. */
  private static final String BODY = "/data/inputs/body/bodyData";

  private static final Set<String> OWN_OUTPUTS = Set.of("/data/outputs");

  /** Whether it is among what the node gives, and not among what it takes. */
  boolean isOutput() {
    return OWN_OUTPUTS.stream().anyMatch(path::startsWith);
  }

  boolean isEmpty() {
    return nodeId.isEmpty() || name.isEmpty();
  }

  /** Every mention in a node, those in parts of a body that are not sent left out. */
  static List<Ref> all(CanvasNode node) {
    List<Ref> found = new ArrayList<>();
    Search search = new Search(activeBody(node), found);
    search.in(node.inputs(), "/data/inputs");
    search.in(node.outputs(), "/data/outputs");
    return found;
  }

  private static String activeBody(CanvasNode node) {
    String part =
        switch (node.inputs().path("body").path("bodyType").asText()) {
          case "JSON" -> "json";
          case "RAW_TEXT" -> "rawText";
          case "FORM_DATA" -> "formData";
          case "FORM_URLENCODED" -> "formURLEncoded";
          case "BINARY" -> "binary";
          default -> "nothing";
        };
    return BODY + "/" + part;
  }

  private record Search(String activeBody, List<Ref> found) {
    void in(JsonNode value, String path) {
      if (path.startsWith(BODY + "/") && !path.startsWith(activeBody)) {
        return;
      }
      if (value.isObject()) {
        if (value.path("type").asText().equals("ref")) {
          ref(value.path("content"), path);
        }
        value.properties().forEach(member -> in(member.getValue(), path + "/" + member.getKey()));
      } else if (value.isArray()) {
        for (int n = 0; n < value.size(); n++) {
          in(value.get(n), path + "/" + n);
        }
      } else if (value.isTextual()) {
        Matcher matcher = IN_TEXT.matcher(value.textValue());
        while (matcher.find()) {
          found.add(new Ref(matcher.group(1), matcher.group(2), path));
        }
      }
    }

    private void ref(JsonNode content, String path) {
      if (content.path("source").asText().equals("block-output")) {
        found.add(
            new Ref(content.path("blockID").asText(""), content.path("name").asText(""), path));
      }
    }
  }
}
