package dev.cozesh.deploy.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalEntry.Type;
import dev.cozesh.deploy.state.JournalEntry.Work;
import dev.cozesh.deploy.state.ResourceState.Document;
import dev.cozesh.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a crash leaves of a journal, reading it twice is reading it once. */
class ReplayProperties {
  private static final Target TARGET = new Target("sandbox", "7390000000000000001", "WeHan");
  private static final String AT = "2026-11-21T08:00:00Z";

  @Property(tries = 300)
  void everyBeginningOfAJournalCanBeReplayedTwice(@ForAll("journals") List<JournalEntry> journal) {
    for (int end = 0; end <= journal.size(); end++) {
      Replay replay = new Replay();
      replay.read("run.jsonl", journal.subList(0, end));
      TargetState once = replay.onto(empty());
      assertEquals(once, replay.onto(once));

      Replay again = new Replay();
      again.read("run.jsonl", journal.subList(0, end));
      again.read("run.jsonl", journal.subList(0, end));
      assertEquals(once, again.onto(empty()));
      assertEquals(opened(replay.pending()), opened(again.pending()));
    }
  }

  /** What was replaced is deleted, and forgotten, before the journal ends. */
  @Property(tries = 300)
  void noDocumentComesBack(@ForAll("journals") List<JournalEntry> journal) {
    Replay replay = new Replay();
    replay.read("run.jsonl", journal);
    TargetState cleaned = replay.onto(empty());
    for (Map.Entry<Address, ResourceState> one : cleaned.resources().entrySet()) {
      ResourceState resource = one.getValue();
      for (Map.Entry<String, Document> kept : resource.documents().entrySet()) {
        Document now = kept.getValue();
        assertFalse(now.replaces().contains(now.documentId()));
        resource =
            resource.withDocument(
                kept.getKey(), new Document(now.sha256(), now.cut(), now.documentId(), List.of()));
      }
      cleaned = cleaned.with(one.getKey(), resource);
    }
    TargetState saved = cleaned.withSerial(cleaned.serial() + 1);
    assertEquals(saved, replay.onto(saved));
  }

  /** The next run saves what is known, takes the journal over, and dies after any of its lines. */
  @Property(tries = 60)
  void whoeverTakesABeginningOverAndDiesLeavesTheSame(
      @ForAll("journals") List<JournalEntry> journal) {
    for (int end = 0; end <= journal.size(); end++) {
      MemoryJournals first = new MemoryJournals();
      try (JournalStore.Lines lines = first.append("run-1")) {
        journal.subList(0, end).forEach(entry -> lines.add(Json.line(entry), true));
      }
      Replay left = Journal.replay(first);
      TargetState known = left.onto(empty());
      boolean hasDied = true;
      for (int lines = 0; hasDied; lines++) {
        MemoryJournals store = first.dyingAfter(lines);
        hasDied = dies(store, "run-2");
        assertEquals(known, Journal.replay(store).onto(known));
        assertEquals(opened(left.pending()), opened(Journal.replay(store).pending()));

        store.lives();
        assertFalse(dies(store, "run-3"));
        assertEquals(known, Journal.replay(store).onto(known));
        assertEquals(opened(left.pending()), opened(Journal.replay(store).pending()));
        assertEquals(List.of("run-3"), store.unfinished());
      }
    }
  }

  private static boolean dies(MemoryJournals store, String run) {
    try {
      Journal.open(store, run, Clock.systemUTC()).close();
      return false;
    } catch (MemoryJournals.Death e) {
      return true;
    }
  }

  /** What is open, without when and in which journal. */
  private static Set<List<Object>> opened(List<Pending> pending) {
    return pending.stream()
        .map(
            one ->
                List.<Object>of(
                    one.address(),
                    one.intent().work(),
                    one.intent().marker(),
                    one.intent().items(),
                    one.sent()))
        .collect(Collectors.toSet());
  }

  @Property(tries = 300)
  void anIntentIsEitherOpenOrDecided(@ForAll("journals") List<JournalEntry> journal) {
    Replay replay = new Replay();
    replay.read("run.jsonl", journal);
    long intents = journal.stream().filter(entry -> entry.type() == Type.INTENT).count();
    long decided =
        journal.stream()
            .filter(
                entry ->
                    entry.type() == Type.DONE
                        || entry.type() == Type.REFUSED
                        || entry.type() == Type.SETTLED)
            .count();
    assertEquals(intents, replay.pending().size() + decided);
  }

  @Property(tries = 300)
  void noIdThatTheJournalKnowsIsLost(@ForAll("journals") List<JournalEntry> journal) {
    Replay replay = new Replay();
    replay.read("run.jsonl", journal);
    TargetState state = replay.onto(empty());
    journal.stream()
        .filter(entry -> entry.type() == Type.DONE && entry.work() == Work.CREATE)
        .forEach(
            entry ->
                assertTrue(state.find(Address.parse(entry.address()).orElseThrow()).isPresent()));
  }

  /** What an operation is, how it ended, and whose object it is about. */
  private record Operation(Work work, Type outcome, int name) {}

  @Provide
  Arbitrary<List<JournalEntry>> journals() {
    Arbitrary<Work> works = Arbitraries.of(Work.CREATE, Work.CREATE, Work.DOCUMENTS, Work.PUBLISH);
    Arbitrary<Type> outcomes =
        Arbitraries.of(Type.INTENT, Type.SENDING, Type.LOST, Type.DONE, Type.REFUSED, Type.SETTLED);
    Arbitrary<Integer> names = Arbitraries.integers().between(1, 3);
    return Combinators.combine(works, outcomes, names)
        .as(Operation::new)
        .list()
        .ofMaxSize(8)
        .map(ReplayProperties::journal);
  }

  private static List<JournalEntry> journal(List<Operation> operations) {
    List<JournalEntry> entries = new ArrayList<>();
    Set<Integer> made = new HashSet<>();
    for (int op = 0; op < operations.size(); op++) {
      Operation operation = operations.get(op);
      Type outcome = operation.outcome();
      if (operation.work() != Work.CREATE && !made.contains(operation.name())) {
        continue; // Nothing is sent to an object that is not there.
      }
      entries.add(entry(Type.INTENT, op, operation, Map.of()));
      if (outcome != Type.INTENT) {
        entries.add(entry(Type.SENDING, op, operation, Map.of()));
      }
      if (outcome != Type.INTENT && outcome != Type.SENDING) {
        boolean isDone = outcome == Type.DONE || outcome == Type.SETTLED;
        entries.add(entry(outcome, op, operation, isDone ? ids(op, operation) : Map.of()));
        if (isDone) {
          made.add(operation.name());
          entries.add(known(entries, operation));
        }
      }
    }
    return entries;
  }

  /** What a run notes of the object then. */
  private static JournalEntry known(List<JournalEntry> entries, Operation operation) {
    Replay replay = new Replay();
    replay.read("run.jsonl", entries);
    TargetState state = replay.onto(empty());
    ResourceState resource = state.find(address(operation)).orElseThrow();
    String owner = resource.owner() + "x";
    return JournalEntry.known(
        state.with(address(operation), resource.withOwner(owner)), address(operation), AT);
  }

  @Property(tries = 300)
  void whatWasNotedLastOfAnObjectIsNotLost(@ForAll("journals") List<JournalEntry> journal) {
    Replay replay = new Replay();
    replay.read("run.jsonl", journal);
    TargetState state = replay.onto(empty());
    journal.stream()
        .filter(entry -> entry.type() == Type.KNOWN)
        .collect(Collectors.toMap(JournalEntry::address, Function.identity(), (old, now) -> now))
        .forEach(
            (address, last) ->
                assertEquals(
                    last.known().orElseThrow().owner(),
                    state.find(Address.parse(address).orElseThrow()).orElseThrow().owner()));
  }

  private static Address address(Operation operation) {
    return new Address(Kind.BOT, "bot " + operation.name());
  }

  private static Map<String, String> ids(int op, Operation operation) {
    String name = operation.work() == Work.DOCUMENTS ? "政策.txt" : address(operation).name();
    return Map.of(name, "739" + op);
  }

  private static JournalEntry entry(
      Type type, int op, Operation operation, Map<String, String> ids) {
    boolean isIntent = type == Type.INTENT;
    return new JournalEntry(
        type,
        operation.work(),
        String.valueOf(op + 1),
        address(operation).toString(),
        isIntent && operation.work() == Work.CREATE ? "⟦cz:abc12" + op + "⟧" : "",
        isIntent ? List.of("before " + op) : List.of(),
        isIntent && operation.work() == Work.DOCUMENTS
            ? Map.of("政策.txt", "sha" + op + "/cut")
            : Map.of(),
        ids,
        AT,
        "");
  }

  private static TargetState empty() {
    return new TargetState("lineage", 0, TARGET, new TreeMap<>());
  }
}
