package dev.cozesh.dsl;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.List;

/** Where a bot can be published, by name or id. */
final class Connectors {
  private static final String API = "1024";

  private Connectors() {}

  /** Connectors as a script names them. */
  static List<String> names(List<String> ids) {
    return ids.stream().map(id -> id.equals(API) ? "api" : id).toList();
  }

  /** The connector's id; ids pass. */
  static String id(String nameOrId, Place place) {
    if (nameOrId.equals("api")) {
      return API; // what nearly every script says must not load the catalogue
    }
    return Catalog.bundled()
        .connectorId(nameOrId)
        .orElseThrow(
            () ->
                new CozeScriptException(
                    place,
                    "there is no connector " + nameOrId,
                    "",
                    "write \"api\", \"chat_sdk\", or the connector's id of digits"));
  }
}
