package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A wire that knows what an earlier part of the run was answered. Thread-safe. */
public final class RecalledWire implements Wire {
  private static final int TOO_MANY = 429;

  private final Wire wire;
  private final Map<Sent, Deque<Entry>> earlier = new HashMap<>();
  private final int latest;

  /**
   * A wire with a memory.
   *
   * @param wire sends what was not sent yet
   * @param entries what was answered, in its order; limits and broken connections are asked again
   */
  public RecalledWire(Wire wire, List<Entry> entries) {
    this.wire = requireNonNull(wire, "wire");
    this.latest = entries.stream().mapToInt(Entry::id).max().orElse(0);
    for (Entry entry : entries) {
      boolean answered = entry.seen().how() == Seen.Transport.ANSWERED;
      if (answered && entry.seen().status() != TOO_MANY) {
        earlier.computeIfAbsent(entry.sent(), sent -> new ArrayDeque<>()).add(entry);
      }
    }
  }

  @Override
  public Seen send(Sent sent) {
    return wire.send(sent);
  }

  @Override
  public Seen act(Sent sent) {
    return wire.act(sent);
  }

  @Override
  public int latest() {
    return latest;
  }

  @Override
  public synchronized Optional<Entry> recalled(Sent sent) {
    Deque<Entry> known = earlier.get(sent);
    return known == null ? Optional.empty() : Optional.ofNullable(known.poll());
  }
}
