package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Target;
import java.util.Optional;

/** Where the web page of an object is. */
final class WebPage {
  private WebPage() {}

  /** Its address; empty for the sandbox, which has no pages. */
  static Optional<String> of(Target target, Change change) {
    if (target.host().startsWith("sandbox") || change.id().isEmpty()) {
      return Optional.empty();
    }
    // Coze's API and its pages are two hosts of one domain; a server of one's own is one host.
    String host = target.host().replaceFirst("^api\\.", "www.");
    String page =
        switch (change.address().kind()) {
          case BOT -> "bot/" + change.id().get();
          case KNOWLEDGE -> "knowledge/" + change.id().get();
          case DATABASE -> "database/" + change.id().get();
          case WORKFLOW -> "workflow?workflow_id=" + change.id().get();
        };
    return Optional.of("https://" + host + "/space/" + target.workspaceId() + "/" + page);
  }
}
