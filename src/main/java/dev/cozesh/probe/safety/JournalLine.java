package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * One line of a journal of mutations.
 *
 * @param type what it says
 * @param name the unique name, which tells the mutations of a journal apart
 * @param endpoint the create's id in the catalogue; as the next three only in an intent
 * @param base the server
 * @param scope values that list or delete need again
 * @param before ids of everything of that name that was there before
 * @param id what was made
 * @param note in words
 */
record JournalLine(
    Type type,
    String name,
    String endpoint,
    String base,
    Map<String, String> scope,
    List<String> before,
    String id,
    String note) {
  JournalLine {
    requireNonNull(type, "type");
    name = name == null ? "" : name;
    endpoint = endpoint == null ? "" : endpoint;
    base = base == null ? "" : base;
    scope = scope == null ? Map.of() : Map.copyOf(scope);
    before = before == null ? List.of() : List.copyOf(before);
    id = id == null ? "" : id;
    note = note == null ? "" : note;
  }

  /** What became of an intent. */
  JournalLine then(Type next, String newId, String newNote) {
    return new JournalLine(next, name, null, null, null, null, newId, newNote);
  }

  /** What a line says. */
  enum Type {
    /** The whole request is about to leave. */
    INTENT,
    /** Something was made. */
    MADE,
    /** It was refused, or never reached the server. */
    REFUSED,
    /** Its answer was lost; something may have been made. */
    LOST,
    /** It was in no complete list, once; lists can lag behind. */
    MISSED,
    /** The deletion is about to leave. */
    DELETING,
    /** Nothing of it is left. */
    GONE,
    /** It stays for ever, which was told. */
    KEPT;

    /** Whether nothing is left to be done. */
    boolean isEnd() {
      return this == REFUSED || this == GONE || this == KEPT;
    }
  }
}
