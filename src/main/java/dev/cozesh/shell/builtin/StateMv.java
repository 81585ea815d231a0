package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code state mv ADDRESS NEW}: another name in state, or with {@code --owner} another script. */
final class StateMv implements StateVerb {
  @Override
  public String name() {
    return "mv";
  }

  @Override
  public String operands() {
    return "ADDRESS [NEW]";
  }

  @Override
  public Set<Option> options() {
    return Set.of(Option.OWNER);
  }

  @Override
  public void run(Scene scene) {
    Address before = scene.address(1);
    boolean renames = scene.call().args().size() > 2;
    Optional<String> owner =
        scene.call().options().get(Option.OWNER).map(file -> script(file, scene));
    if (!renames && owner.isEmpty()) {
      throw new CozeUsageException(
          "state mv does not say where to",
          "",
          "write `cozesh state mv \"" + before + "\" \"" + before.kind().word() + ".NEW NAME\"`");
    }
    Address now = renames ? scene.address(2) : before;
    if (renames) {
      scene.book().rename(before, now);
    }
    owner.ifPresent(script -> scene.book().handOver(now, script));
    String whose = owner.map(script -> " of " + script).orElse("");
    scene
        .console()
        .print(
            scene.call().has(Option.JSON)
                ? Json.object()
                    .put("before", before.toString())
                    .put("now", now.toString())
                    .put("script", owner.orElse(null))
                    .toPrettyString()
                : Clean.line(before + " is " + now + whose + " now; on Coze nothing has changed"));
  }

  /** As state has it: a path below the directory that the program runs in. */
  private static String script(String file, Scene scene) {
    Path base = scene.connection().settings().environment().directory().toAbsolutePath();
    Path script = base.resolve(file).normalize();
    if (!Files.isRegularFile(script)) {
      throw new CozeUsageException(
          "there is no script " + file, "", "check the path; it is relative to where you are");
    }
    return base.relativize(script).toString();
  }
}
