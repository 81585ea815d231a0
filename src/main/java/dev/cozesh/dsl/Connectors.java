package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.Locale;

/** Where a bot can be published, by name or id. */
final class Connectors {
  private Connectors() {}

  /** The connector's id; ids pass. */
  static String id(String nameOrId, Place place) {
    if (nameOrId.matches("\\d+")) {
      return nameOrId;
    }
    if (nameOrId.toLowerCase(Locale.ROOT).equals("api")) {
      return "1024";
    }
    throw new CozeScriptException(
        place,
        "there is no connector " + nameOrId,
        "",
        "name the API channel as \"api\", others by their id of digits");
  }
}
