package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.probe.safety.JournalLine.Type;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends allowed mutations whole, each exactly once. What is made bears a name of this run alone,
 * and stands in the journal before it is asked for. Thread-safe; mutations leave one by one.
 */
public final class Mutations {
  private static final String PREFIX = "cozesh-probe-";
  private static final Set<String> SHORT = Set.of("bots.create", "audio.voiceprint_groups.create");
  private static final int LONGEST_SHORT = 20;
  private static final int KEPT_OF_RUN = 4;

  private final MutationJournal journal;
  private final Catalog catalog;
  private final String run;
  private final Function<Sent, Seen> wire;

  /**
   * The mutations of a run.
   *
   * @param journal where they are written down
   * @param catalog tells how what they make is found again
   * @param run the run's name, unique, of letters, digits and dashes
   * @param wire sends one request once; when it throws although an answer came, that answer counts
   *     as lost
   */
  public Mutations(
      MutationJournal journal, Catalog catalog, String run, Function<Sent, Seen> wire) {
    this.journal = requireNonNull(journal, "journal");
    this.catalog = requireNonNull(catalog, "catalog");
    this.run = requireNonNull(run, "run");
    this.wire = requireNonNull(wire, "wire");
  }

  /**
   * A mutation that was sent.
   *
   * @param sent the request as it left, with its unique name
   * @param seen the answer
   * @param id what was made; empty when nothing was, or when that is not known
   */
  public record Done(Sent sent, Seen seen, Optional<String> id) {}

  /**
   * Sends one. Before, what already bears its name is looked for, if it can be, so that nobody
   * else's is ever taken for it.
   *
   * @param mutation what was allowed
   * @return what left and what came
   * @throws CozeStateException when the journal cannot be written; then nothing was sent
   */
  public synchronized Done send(Decision.Mutation mutation) {
    Endpoint endpoint = mutation.endpoint();
    Optional<Removal> removal = Removal.of(endpoint);
    String name = name(endpoint, journal.intents() + 1);
    Sent sent = named(mutation.whole(), removal, endpoint, name);
    Map<String, String> scope = removal.map(way -> scope(sent, way)).orElse(Map.of());
    JournalLine intent =
        new JournalLine(
            Type.INTENT,
            name,
            endpoint.id(),
            sent.base().toString(),
            scope,
            before(sent, removal, name, scope),
            null,
            null);
    journal.add(intent);
    Seen seen = wire.apply(sent);
    JournalLine outcome = outcome(intent, endpoint, removal, Reply.of(seen));
    journal.add(outcome);
    return new Done(
        sent, seen, outcome.id().isEmpty() ? Optional.empty() : Optional.of(outcome.id()));
  }

  /**
   * {@return the ids of the endpoints whose mutations left and were not refused} A run that goes on
   * does not send them again: what was interrupted may have made something.
   *
   * @throws CozeStateException when the journal cannot be read
   */
  public Set<String> sent() {
    return journal.sent();
  }

  private String name(Endpoint endpoint, int number) {
    String name = PREFIX + run + "-" + number;
    if (SHORT.contains(endpoint.id()) && name.length() > LONGEST_SHORT) {
      name = PREFIX + run.substring(Math.max(0, run.length() - KEPT_OF_RUN)) + "-" + number;
    }
    boolean isTable = endpoint.id().equals("databases.create");
    return isTable ? name.replace('-', '_') : name; // columns and tables take no dash
  }

  private List<String> before(
      Sent sent, Optional<Removal> removal, String name, Map<String, String> scope) {
    Shelf shelf = new Shelf(catalog, sent.base(), wire);
    return removal
        .flatMap(Removal::listing)
        .flatMap(listing -> shelf.named(listing, name, scope))
        .orElse(List.of());
  }

  private static JournalLine outcome(
      JournalLine intent, Endpoint endpoint, Optional<Removal> removal, Reply reply) {
    if (reply.isRefused()) {
      return intent.then(Type.REFUSED, "", reply.told());
    }
    if (!reply.isDone()) {
      return intent.then(Type.LOST, "", reply.told());
    }
    if (endpoint.effect() != Effect.CREATE) {
      return intent.then(Type.MADE, "", "done");
    }
    Optional<String> id = removal.map(way -> reply.id(way.made())).orElseGet(reply::anyId);
    return id.map(made -> intent.then(Type.MADE, made, ""))
        .orElseGet(() -> intent.then(Type.LOST, "", "the answer holds no id"));
  }

  private static Sent named(Sent whole, Optional<Removal> removal, Endpoint endpoint, String name) {
    boolean takesName = endpoint.parameter("name").isPresent();
    String place = removal.map(Removal::name).orElse(takesName ? "/name" : "");
    if (place.isEmpty() || endpoint.effect() != Effect.CREATE) {
      return whole;
    }
    ObjectNode body = whole.body().orElseThrow().deepCopy();
    JsonPointer pointer = JsonPointer.compile(place);
    if (body.at(pointer.head()) instanceof ObjectNode parent) {
      parent.put(pointer.last().getMatchingProperty(), name);
    }
    return whole.with(whole.query(), whole.headers(), Optional.of(body));
  }

  private static Map<String, String> scope(Sent sent, Removal removal) {
    Map<String, String> scope = new HashMap<>();
    for (String name : removal.scope()) {
      JsonNode inBody = sent.body().orElseThrow().path(name);
      List<String> inQuery = sent.query().getOrDefault(name, List.of());
      if (inBody.isValueNode()) {
        scope.put(name, inBody.asText());
      } else if (!inQuery.isEmpty()) {
        scope.put(name, inQuery.get(0));
      }
    }
    return scope;
  }
}
