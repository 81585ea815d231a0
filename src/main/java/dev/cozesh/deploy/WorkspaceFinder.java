package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.Listings.Space;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the workspace a script or a user means, by exact name or id. */
public final class WorkspaceFinder {
  private static final int AN_IDS_LEAST_DIGITS = 10;

  private final Listings listings;
  private final String host;
  private final Edition edition;

  /**
   * @param host what the target is called in state: a host name, or {@code sandbox}
   * @param edition which server it is
   */
  public WorkspaceFinder(CozeClient client, String host, Edition edition) {
    this.listings = Listings.of(client, edition);
    this.host = host;
    this.edition = edition;
  }

  /**
   * The target.
   *
   * @param nameOrId absent: the token's only workspace
   * @throws CozeUsageException when there is none, or several and none was named
   * @throws CozeConflictException when two have that name
   */
  public Target find(Optional<String> nameOrId) {
    List<Space> all;
    try {
      all = listings.workspaces().toList();
    } catch (CozeServiceException e) {
      if (nameOrId.filter(WorkspaceFinder::isId).isPresent() && e.refusal().concernsPermission()) {
        // A token may work in a workspace without being allowed to list workspaces.
        return new Target(host, nameOrId.get(), nameOrId.get());
      }
      throw e;
    }
    if (nameOrId.isEmpty()) {
      return onlyOne(all);
    }
    String wanted = nameOrId.get();
    List<Space> found =
        all.stream().filter(one -> one.id().equals(wanted) || one.name().equals(wanted)).toList();
    if (found.size() > 1) {
      throw new CozeConflictException(
          found.size() + " workspaces are called \"" + wanted + "\": " + names(found),
          "Coze allows equal names",
          "use the id");
    }
    if (found.isEmpty()) {
      throw new CozeUsageException(
          "no workspace \"" + wanted + "\" on " + host,
          all.isEmpty() ? who() + " sees no workspace" : who() + " sees " + names(all),
          "correct the name, or give the " + edition.credential() + " access to that workspace");
    }
    return target(found.get(0));
  }

  private Target onlyOne(List<Space> all) {
    if (all.size() == 1) {
      return target(all.get(0));
    }
    throw new CozeUsageException(
        "no workspace was named",
        all.isEmpty() ? who() + " sees none" : who() + " sees " + names(all),
        "write `workspace \"NAME\"` into the script, or use --workspace");
  }

  private String who() {
    return "this " + edition.credential();
  }

  private Target target(Space workspace) {
    return new Target(host, workspace.id(), workspace.name());
  }

  private static boolean isId(String text) {
    return text.length() >= AN_IDS_LEAST_DIGITS && text.chars().allMatch(Character::isDigit);
  }

  private static String names(List<Space> workspaces) {
    return workspaces.stream()
        .map(one -> "\"" + one.name() + "\" (" + one.id() + ")")
        .collect(Collectors.joining(", "));
  }
}
