package dev.cozesh.probe.safety;

import dev.cozesh.catalog.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * How what a create leaves is deleted again, and found when its answer was lost. What is not in
 * this list stays for ever.
 *
 * @param create the create's id in the catalogue
 * @param delete the id of what deletes it
 * @param made JSON pointer of the new id in the create's answer
 * @param name JSON pointer of the name in the create's body
 * @param target the delete's parameter that takes the id; of a body a list with it
 * @param scope parameters of the create that list or delete need again
 * @param listing where it is found by its name
 */
record Removal(
    String create,
    String delete,
    String made,
    String name,
    String target,
    List<String> scope,
    Optional<Listing> listing) {
  /**
   * A list to find an object in.
   *
   * @param endpoint the list's id in the catalogue
   * @param rows JSON pointer of the rows in its answer
   * @param id member of a row
   * @param name member of a row
   * @param filter parameter that looks for a name; empty when there is none
   */
  record Listing(String endpoint, String rows, String id, String name, String filter) {}

  private static final List<Removal> ALL =
      List.of(
          new Removal(
              "datasets.create",
              "datasets.delete",
              "/data/dataset_id",
              "/name",
              "dataset_id",
              List.of("space_id"),
              Optional.of(
                  new Listing(
                      "datasets.list", "/data/dataset_list", "dataset_id", "name", "name"))),
          new Removal(
              "datasets.documents.create",
              "datasets.documents.delete",
              "/document_infos/0/document_id",
              "/document_bases/0/name",
              "document_ids",
              List.of("dataset_id"),
              Optional.of(
                  new Listing(
                      "datasets.documents.list", "/document_infos", "document_id", "name", ""))),
          new Removal(
              "databases.create",
              "databases.delete",
              "/data/database_id",
              "/table_name",
              "database_id",
              List.of("workspace_id"),
              Optional.of(new Listing("databases.list", "/data/items", "id", "table_name", ""))),
          new Removal(
              "audio.voiceprint_groups.create",
              "audio.voiceprint_groups.delete",
              "/data/id",
              "/name",
              "group_id",
              List.of(),
              Optional.of(
                  new Listing(
                      "audio.voiceprint_groups.list", "/data/items", "id", "name", "name"))),
          new Removal(
              "api_apps.create",
              "api_apps.delete",
              "/data/id",
              "/name",
              "api_app_id",
              List.of(),
              Optional.of(new Listing("api_apps.list", "/data/items", "id", "name", ""))),
          new Removal(
              "conversations.create",
              "conversations.delete",
              "/data/id",
              "/name",
              "conversation_id",
              List.of(),
              Optional.empty()),
          new Removal(
              "conversations.messages.create",
              "conversations.messages.delete",
              "/data/id",
              "",
              "message_id",
              List.of("conversation_id"),
              Optional.empty()));

  static List<Removal> all() {
    return ALL;
  }

  static Optional<Removal> of(Endpoint create) {
    return of(create.id());
  }

  static Optional<Removal> of(String createId) {
    return ALL.stream().filter(each -> each.create().equals(createId)).findFirst();
  }

  /** The member of the body that is the name; empty when there is none, or it stands deeper. */
  String nameMember() {
    return name.lastIndexOf('/') == 0 ? name.substring(1) : "";
  }
}
