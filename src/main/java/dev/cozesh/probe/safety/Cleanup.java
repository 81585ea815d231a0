package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.probe.safety.JournalLine.Type;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Deletes what the mutations of a journal made, by the recorded id alone. Only where an answer was
 * lost is the id looked for: by the whole name, which is this run's alone, in a complete list, not
 * among what was there before, and only when exactly one bears it. May be repeated at any time.
 */
public final class Cleanup {
  private static final long NOT_FOUND = 4200;

  private final MutationJournal journal;
  private final Catalog catalog;
  private final URI base;
  private final Shelf shelf;

  /**
   * A clean-up.
   *
   * @param journal what was made
   * @param catalog tells what deletes it
   * @param base the profile's server; what was made elsewhere is left alone
   * @param wire sends one request once
   */
  public Cleanup(MutationJournal journal, Catalog catalog, URI base, Function<Sent, Seen> wire) {
    this.journal = requireNonNull(journal, "journal");
    this.catalog = requireNonNull(catalog, "catalog");
    this.base = requireNonNull(base, "base");
    shelf = new Shelf(catalog, base, wire);
  }

  /**
   * What became of it, each as text for people.
   *
   * @param deleted what is gone: {@code dataset 7389…}
   * @param residue what stays for ever
   * @param left what is left, and why; another clean-up tries again
   */
  public record Swept(List<String> deleted, List<String> residue, List<String> left) {
    public Swept {
      deleted = List.copyOf(deleted);
      residue = List.copyOf(residue);
      left = List.copyOf(left);
    }
  }

  /**
   * Deletes what can be deleted, the newest first.
   *
   * @return what became of everything that was open
   * @throws CozeStateException when the journal cannot be read or written
   */
  public Swept run() {
    List<String> deleted = new ArrayList<>();
    List<String> residue = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<Trace> open = new ArrayList<>(journal.open());
    Collections.reverse(open);
    for (Trace trace : open) {
      Optional<Removal> removal = Removal.of(trace.intent().endpoint());
      if (!isHere(trace)) {
        left.add(thing(trace) + " was made at " + trace.intent().base() + ": clean up there");
      } else if (removal.isEmpty()) {
        residue.add(kept(trace));
      } else if (trace.id().isPresent()) {
        delete(trace, removal.get(), trace.id().get(), deleted, left);
      } else {
        settle(trace, removal.get(), deleted, residue, left);
      }
    }
    return new Swept(deleted, residue, left);
  }

  private boolean isHere(Trace trace) {
    return Origin.of(URI.create(trace.intent().base())).equals(Origin.of(base));
  }

  private void settle(
      Trace trace, Removal removal, List<String> deleted, List<String> residue, List<String> left) {
    JournalLine intent = trace.intent();
    if (removal.listing().isEmpty()) {
      residue.add(kept(trace));
      return;
    }
    Optional<List<String>> found =
        shelf.named(removal.listing().get(), intent.name(), intent.scope());
    List<String> ours =
        found.orElse(List.of()).stream().filter(id -> !intent.before().contains(id)).toList();
    if (found.isEmpty()) {
      left.add(unsure(trace) + ": the list could not be had whole");
    } else if (ours.size() > 1) {
      left.add(
          unsure(trace) + ": several bear its name, none was deleted: " + String.join(", ", ours));
    } else if (ours.size() == 1) {
      journal.add(intent.then(Type.MADE, ours.get(0), "found by its name"));
      delete(trace, removal, ours.get(0), deleted, left);
    } else if (trace.has(Type.MISSED)) {
      journal.add(intent.then(Type.GONE, "", "in no list, twice"));
    } else {
      journal.add(intent.then(Type.MISSED, "", ""));
      left.add(unsure(trace) + ": it is in no list yet; lists can lag, look once more");
    }
  }

  private void delete(
      Trace trace, Removal removal, String id, List<String> deleted, List<String> left) {
    JournalLine intent = trace.intent();
    journal.add(intent.then(Type.DELETING, id, ""));
    Reply reply = shelf.delete(removal, id, intent.scope());
    if (reply.isDone() || isNowhere(reply, removal, id, trace)) {
      journal.add(intent.then(Type.GONE, id, reply.told()));
      deleted.add(word(trace) + " " + id);
    } else {
      left.add(word(trace) + " " + id + " could not be deleted: " + reply.told());
    }
  }

  /** A refused deletion, when an earlier one was sent and it is in no list any more. */
  private boolean isNowhere(Reply reply, Removal removal, String id, Trace trace) {
    if (reply.json().path("code").asLong() == NOT_FOUND) {
      return true;
    }
    JournalLine intent = trace.intent();
    return trace.has(Type.DELETING)
        && removal
            .listing()
            .flatMap(listing -> shelf.named(listing, intent.name(), intent.scope()))
            .map(ids -> !ids.contains(id))
            .orElse(false);
  }

  private String kept(Trace trace) {
    String told = trace.id().map(id -> word(trace) + " " + id).orElseGet(() -> uncertain(trace));
    journal.add(trace.intent().then(Type.KEPT, trace.id().orElse(""), told));
    return told;
  }

  private String uncertain(Trace trace) {
    return trace.has(Type.MADE) ? "done once: " + operation(trace) : "perhaps " + thing(trace);
  }

  private String unsure(Trace trace) {
    return "it is not known whether " + thing(trace) + " was made";
  }

  private String thing(Trace trace) {
    return word(trace) + " " + trace.intent().name();
  }

  private String operation(Trace trace) {
    return catalog.endpoint(trace.intent().endpoint()).operation();
  }

  private String word(Trace trace) {
    Endpoint endpoint = catalog.endpoint(trace.intent().endpoint());
    String[] parts = endpoint.id().split("\\.");
    return parts[Math.max(0, parts.length - 2)].replaceFirst("s$", "").replace('_', ' ');
  }
}
