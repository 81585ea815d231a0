package dev.cozesh.deploy.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says what would go wrong with a workflow before a person brings it to Coze, which takes much in
 * silence. Sends nothing; does not know whether models, plugins and knowledge bases exist.
 */
public final class Linter {
  private Linter() {}

  /** What is wrong, errors first, each group in the order of the file. */
  public static List<Finding> lint(WorkflowFile file) {
    List<Finding> findings = new ArrayList<>(file.findings());
    if (file.canvas().isPresent()) {
      Canvas canvas = file.canvas().get();
      findings.addAll(NodeRules.check(canvas));
      findings.addAll(EdgeRules.check(canvas));
      findings.addAll(ReferenceRules.check(canvas));
      findings.addAll(TextRules.secrets(canvas));
      if (file.form() == Form.CLIPBOARD) {
        findings.addAll(ClipboardRules.check(canvas));
      }
    }
    TextRules.placeholders(file.source()).ifPresent(findings::add);
    findings.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(findings);
  }

  /** Whether nothing speaks against bringing the workflow to Coze. */
  public static boolean passes(List<Finding> findings) {
    return findings.stream().noneMatch(Finding::isError);
  }
}
