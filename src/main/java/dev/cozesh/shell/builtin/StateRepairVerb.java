package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.StateRepair.Finding;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.util.List;

/** {@code state repair}: brings the state back to what is so, after it has shown and asked. */
final class StateRepairVerb implements StateVerb {
  @Override
  public String name() {
    return "repair";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public void run(Scene scene) {
    boolean json = scene.call().has(Option.JSON);
    Console screen = json ? scene.console().outToErr() : scene.console();
    List<Finding> faults = scene.book().faults();
    faults.forEach(one -> show(one, screen));
    boolean mends = faults.stream().anyMatch(Finding::isMended);
    List<Finding> mended = List.of();
    if (mends) {
      scene.requireYes("mend that; the server stays as it is", "nothing was mended");
      mended = scene.book().mend().stream().filter(Finding::isMended).toList();
    }
    if (json) {
      scene.console().print(document(faults, mended).toPrettyString());
    } else {
      screen.print(summary(faults, mended.size()));
    }
  }

  private static void show(Finding one, Console screen) {
    screen.print((one.isMended() ? "~ " : "! ") + Clean.line(one.what()));
    screen.print("  " + Clean.line(one.remedy()));
  }

  private static String summary(List<Finding> faults, int mended) {
    if (faults.isEmpty()) {
      return "nothing to mend";
    }
    long left = faults.stream().filter(one -> !one.isMended()).count();
    return "mended: " + mended + (left == 0 ? "" : "; for you to decide: " + left);
  }

  private static ObjectNode document(List<Finding> faults, List<Finding> mended) {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("faults");
    faults.forEach(
        one ->
            array
                .addObject()
                .put("fault", one.what())
                .put("remedy", one.remedy())
                .put("by_itself", one.isMended()));
    return json.put("mended", mended.size());
  }
}
