package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a folder holds for Coze, and what of it does not go there.
 *
 * @param leftOut everything else, each with the reason
 */
public record FolderContent(
    List<FoundKnowledge> knowledge,
    List<FoundDatabase> databases,
    List<FoundWorkflow> workflows,
    List<FoundBot> bots,
    List<LeftOut> leftOut) {
  public FolderContent {
    knowledge = List.copyOf(knowledge);
    databases = List.copyOf(databases);
    workflows = List.copyOf(workflows);
    bots = List.copyOf(bots);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Looks through a folder and all below it; nothing is sent.
   *
   * @throws CozeUsageException when it cannot be read, or holds too many files
   */
  public static FolderContent of(Path folder) {
    requireNonNull(folder, "folder");
    FolderWalk walk = FolderWalk.through(folder);
    Sorting sorting = new Sorting(folder);
    walk.files().forEach(sorting::take);
    return sorting.content(walk.leftOut());
  }

  /** Whether nothing of it goes to Coze. */
  public boolean isEmpty() {
    return Stream.of(knowledge, databases, workflows, bots).allMatch(List::isEmpty);
  }
}
