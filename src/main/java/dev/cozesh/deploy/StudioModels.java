package dev.cozesh.deploy;

import dev.cozesh.client.studio.StudioModel;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that a self-hosted Coze has set up, each under a number of its own. */
record StudioModels(List<StudioModel> all) {
  StudioModels {
    all = List.copyOf(all);
  }

  /**
   * The id of a model that a script names, by its name or its id.
   *
   * @throws CozeScriptException when the server has no such model, or several of that name; it says
   *     which there are
   */
  String idOf(String nameOrId, Place place) {
    List<StudioModel> found = all.stream().filter(one -> one.id().equals(nameOrId)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(one -> isCalled(one, nameOrId)).toList();
    }
    if (found.size() == 1) {
      return found.get(0).id();
    }
    throw new CozeScriptException(
        place,
        found.isEmpty()
            ? "no model \"" + nameOrId + "\""
            : found.size() + " models are called \"" + nameOrId + "\": " + listed(found),
        found.isEmpty() ? there() : "the server lets several models have one name",
        found.isEmpty()
            ? "name one of these; an administrator sets models up, at /admin of the server"
            : "write the id instead of the name: `model \"" + found.get(0).id() + "\"`");
  }

  /** What a model is called; empty when the server has none of that id. */
  Optional<String> nameOf(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst().flatMap(StudioModel::name);
  }

  private static boolean isCalled(StudioModel model, String name) {
    Optional<String> wanted = Optional.of(name);
    return model.name().equals(wanted) || model.modelName().equals(wanted);
  }

  private String there() {
    return all.isEmpty() ? "no model is set up on this server" : "this server has " + listed(all);
  }

  private static String listed(List<StudioModel> models) {
    return models.stream()
        .map(one -> "\"" + one.name().orElse("") + "\" (" + one.id() + ")")
        .collect(Collectors.joining(", "));
  }
}
