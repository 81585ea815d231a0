package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;

/** {@code state protect ADDRESS} and {@code state unprotect ADDRESS}. */
final class StateProtection implements StateVerb {
  private final boolean forbids;

  /**
   * @param forbids whether nothing may delete the object from then on
   */
  StateProtection(boolean forbids) {
    this.forbids = forbids;
  }

  @Override
  public String name() {
    return forbids ? "protect" : "unprotect";
  }

  @Override
  public String operands() {
    return "ADDRESS";
  }

  @Override
  public void run(Scene scene) {
    Address address = scene.address(1);
    boolean news = scene.book().protect(address, forbids);
    String now = forbids ? " is protected" : " is not protected";
    scene
        .console()
        .print(
            scene.call().has(Option.JSON)
                ? Json.object()
                    .put("address", address.toString())
                    .put("protected", forbids)
                    .put("changed", news)
                    .toPrettyString()
                : Clean.line(address + now + (news ? "" : " already")));
    if (!forbids) {
      scene
          .console()
          .remark("note: where the script still says protect(), the next apply protects it again");
    }
  }
}
