package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a journal.
 *
 * @param op tells the operations of a run apart; empty for {@code OPENED}, {@code KNOWN} and {@code
 *     CLOSED}
 * @param address of the object, as text; empty for {@code OPENED} and {@code CLOSED}
 * @param marker the mark put into the description of a create; empty otherwise
 * @param baseline ids of everything of the same name that was there before
 * @param items for documents: what is sent under which name, as {@code sha256/cut}; for an update:
 *     SHA-256 of each field that is sent; for a copy: of what; for rows: {@code sha256} of all of
 *     them, {@code from} and {@code rows} of those sent, and how many there were {@code before};
 *     for {@code KNOWN}: the {@code serial} of the state that was saved last
 * @param ids what came of it: ids by name
 * @param at when, as ISO 8601
 * @param note in words: the refusal, the evidence
 * @param known for {@code KNOWN}: what the state says of the object now; empty when it says nothing
 */
public record JournalEntry(
    Type type,
    Work work,
    String op,
    String address,
    String marker,
    List<String> baseline,
    Map<String, String> items,
    Map<String, String> ids,
    String at,
    String note,
    Optional<ResourceState> known) {
  private static final String SERIAL = "serial";

  public JournalEntry {
    requireNonNull(type, "type");
    work = work == null ? Work.NONE : work;
    op = op == null ? "" : op;
    address = address == null ? "" : address;
    marker = marker == null ? "" : marker;
    baseline = baseline == null ? List.of() : List.copyOf(baseline);
    items = items == null ? Map.of() : Map.copyOf(items);
    ids = ids == null ? Map.of() : Map.copyOf(ids);
    requireNonNull(at, "at");
    note = note == null ? "" : note;
    known = known == null ? Optional.empty() : known;
  }

  /** One of an operation, or of the run as a whole. */
  public JournalEntry(
      Type type,
      Work work,
      String op,
      String address,
      String marker,
      List<String> baseline,
      Map<String, String> items,
      Map<String, String> ids,
      String at,
      String note) {
    this(type, work, op, address, marker, baseline, items, ids, at, note, Optional.empty());
  }

  /** What a state says of an object, since it was saved as a whole. */
  static JournalEntry known(TargetState state, Address address, String at) {
    return new JournalEntry(
        Type.KNOWN,
        Work.NONE,
        "",
        address.toString(),
        "",
        List.of(),
        Map.of(SERIAL, String.valueOf(state.serial())),
        Map.of(),
        at,
        "",
        state.find(address));
  }

  /** Whether a state that was saved as a whole cannot have it. */
  boolean isNewerThan(TargetState state) {
    return Long.parseLong(items.getOrDefault(SERIAL, "0")) >= state.serial();
  }

  /** What a line says of an operation. */
  public enum Type {
    /** A run begins. */
    OPENED,
    /** Something that cannot be undone is about to be sent. */
    INTENT,
    /** The first byte leaves now. */
    SENDING,
    /** It is done; {@code ids} holds what came of it. */
    DONE,
    /** It was refused before any effect. */
    REFUSED,
    /** Coze works on it; {@code ids} holds the task to ask. */
    UNDERWAY,
    /** Its answer was lost; it may have had its effect. */
    LOST,
    /** A lost one was settled: {@code ids} holds what was found, nothing when it had no effect. */
    SETTLED,
    /** What the state says of an object has changed; the state as a whole is saved less often. */
    KNOWN,
    /** The run is over, or a later run has taken over what it left. */
    CLOSED
  }

  /** What is sent. */
  public enum Work {
    NONE,
    CREATE,
    UPDATE,
    DOCUMENTS,
    ROWS,
    PUBLISH,
    COPY
  }

  JournalEntry as(Type newType, Map<String, String> newIds, String newAt, String newNote) {
    return new JournalEntry(
        newType, work, op, address, "", List.of(), Map.of(), newIds, newAt, newNote);
  }
}
