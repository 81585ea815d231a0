package dev.cozesh.deploy.workflow;

import java.util.ArrayList;
import java.util.List;

/**
 * What makes the web page ignore a paste without a word, as people who tried have found out.
 *
 * @see <a href="https://github.com/yanlinyi101/coze-workflow-creator">their list of traps</a>
 */
final class ClipboardRules {
  private static final String SILENT = "pasting may then show no node, and no error";

  private ClipboardRules() {}

  static List<Finding> check(Canvas canvas) {
    List<Finding> findings = new ArrayList<>();
    for (CanvasNode node : canvas.allNodes()) {
      if (node.onError().path("switch").asBoolean()) {
        findings.add(
            Finding.warning(
                node,
                "/data/inputs/settingOnError/switch",
                "settingOnError has a switch that is on; " + SILENT,
                "take switch out"));
      }
      boolean required =
          !node.is(NodeType.START)
              && node.outputs().isArray()
              && node.outputs().findValue("required") != null;
      if (required) {
        findings.add(
            Finding.warning(
                node, "/data/outputs", "outputs say `required`; " + SILENT, "take required out"));
      }
      if (node.is(NodeType.CODE) && node.json().path("_temp").path("externalData").has("skills")) {
        findings.add(
            Finding.warning(
                node,
                "/_temp/externalData/skills",
                "_temp.externalData has skills in a code node; " + SILENT,
                "take skills out"));
      }
    }
    return findings;
  }
}
