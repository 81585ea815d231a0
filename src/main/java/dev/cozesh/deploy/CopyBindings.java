package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.ForeignIds.Owned;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks at what a copied bot still refers to where it came from.
 *
 * @param client reads where the copy is
 */
record CopyBindings(CozeClient client, ForeignIds foreign) {
  private static final long NO_SUCH_BOT = 4200;

  /** The copy as it is; an empty text while reads lag behind. */
  private String draft(String id) {
    try {
      return Json.tree(client.bots().draft(id)).toString();
    } catch (CozeServiceException e) {
      if (e.code() == NO_SUCH_BOT) {
        return "";
      }
      throw e;
    }
  }

  /** What the user should know of a copy; reads its draft once, and nothing of a workflow. */
  List<String> remarks(Address address, String id) {
    if (address.kind() != Kind.BOT) {
      return List.of();
    }
    Collection<Owned> left = foreign.allIn(draft(id)).values();
    return left.isEmpty()
        ? List.of()
        : List.of(
            address
                + " still refers to "
                + left.stream().map(Owned::title).collect(Collectors.joining(", "))
                + "; the next apply of the script binds what it declares instead");
  }
}
