package dev.cozesh.deploy.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalEntry.Type;
import dev.cozesh.deploy.state.JournalEntry.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    }
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

  @Provide
  Arbitrary<List<JournalEntry>> journals() {
    Arbitrary<Type> outcomes =
        Arbitraries.of(Type.INTENT, Type.SENDING, Type.LOST, Type.DONE, Type.REFUSED, Type.SETTLED);
    Arbitrary<Integer> names = Arbitraries.integers().between(1, 3);
    return Combinators.combine(outcomes, names)
        .as((outcome, name) -> Map.entry(outcome, name))
        .list()
        .ofMaxSize(6)
        .map(ReplayProperties::journal);
  }

  private static List<JournalEntry> journal(List<Map.Entry<Type, Integer>> operations) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int op = 0; op < operations.size(); op++) {
      Address address = new Address(Kind.BOT, "bot " + operations.get(op).getValue());
      Type outcome = operations.get(op).getKey();
      entries.add(entry(Type.INTENT, op, address, Map.of()));
      if (outcome != Type.INTENT) {
        entries.add(entry(Type.SENDING, op, address, Map.of()));
      }
      if (outcome != Type.INTENT && outcome != Type.SENDING) {
        boolean made = outcome == Type.DONE || outcome == Type.SETTLED;
        entries.add(
            entry(outcome, op, address, made ? Map.of(address.name(), "739" + op) : Map.of()));
      }
    }
    return entries;
  }

  private static JournalEntry entry(Type type, int op, Address address, Map<String, String> ids) {
    return new JournalEntry(
        type,
        Work.CREATE,
        String.valueOf(op + 1),
        address.toString(),
        "⟦cz:abc123⟧",
        List.of(),
        Map.of(),
        ids,
        AT,
        "");
  }

  private static TargetState empty() {
    return new TargetState("lineage", 0, TARGET, new TreeMap<>());
  }
}
