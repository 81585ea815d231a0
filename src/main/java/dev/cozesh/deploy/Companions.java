package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The workflows of a bot that is to be copied: Coze copies them along, or the copy could not work.
 *
 * @param client reads the bot
 */
record Companions(CozeClient client, CopyList from, CopyList to) {
  /** What the user should know before; absent for what brings nothing along. */
  Optional<String> remark(Copy copy) {
    if (copy.address().kind() != Kind.BOT) {
      return Optional.empty();
    }
    List<String> names =
        BotDriver.fields(client.bots().draft(copy.original().id()))
            .texts(BotDriver.WORKFLOWS)
            .stream()
            .map(this::name)
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(said(names));
  }

  private String name(String id) {
    return from.all(Kind.WORKFLOW).stream()
        .filter(one -> one.id().equals(id))
        .map(Listed::name)
        .findFirst()
        .orElse(id);
  }

  private String said(List<String> names) {
    String doubled =
        names.stream()
            .filter(name -> !to.named(Kind.WORKFLOW, name).isEmpty())
            .map(Companions::quoted)
            .collect(Collectors.joining(", "));
    String along =
        "Coze may copy its workflows along: "
            + names.stream().map(Companions::quoted).collect(Collectors.joining(", "));
    return doubled.isEmpty()
        ? along
        : along
            + "; "
            + to.target().title()
            + " has "
            + doubled
            + " already, and of two of one name one has to be deleted in the web page";
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
