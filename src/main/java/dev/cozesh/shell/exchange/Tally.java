package dev.cozesh.shell.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls and tokens of a session, by endpoint and by who spent them. Tokens are those that chats and
 * runs report that were begun in this session; the bill of the platform is what counts.
 * Thread-safe.
 */
public final class Tally {
  private static final int MOST_NAMES = 500;
  private static final int MOST_BEGUN = 10_000;
  private static final String OTHERS = "(others)";
  private static final Spent NOTHING = new Spent("", "", 0, 0, 0);

  private final Map<String, Count> endpoints = new LinkedHashMap<>();
  private final Map<String, Count> spenders = new LinkedHashMap<>();
  private final Map<String, Begun> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
          return size() > MOST_BEGUN;
        }
      };

  Tally() {}

  /**
   * One line of the account.
   *
   * @param name an endpoint, {@code POST /v3/chat}; or who spent, {@code bot 7389…}
   * @param calls calls made, however often each was sent
   * @param troubles calls that were refused or got no whole answer
   * @param input tokens read by models
   * @param output tokens written by models
   * @param tokens all of them
   */
  public record Row(String name, long calls, long troubles, long input, long output, long tokens) {}

  private static final class Count {
    private long calls;
    private long troubles;
    private long input;
    private long output;
    private long tokens;

    private void spend(Spent now, Spent before) {
      input += now.input() - before.input();
      output += now.output() - before.output();
      tokens += now.total() - before.total();
    }

    private Row row(String name) {
      return new Row(name, calls, troubles, input, output, tokens);
    }
  }

  /** A chat or a run of this session, with what it last said to have spent. */
  private record Begun(String route, String who, Spent spent) {}

  /** By endpoint, in the order of first use. */
  public synchronized List<Row> endpoints() {
    return rows(endpoints);
  }

  /** By bot and workflow, in the order of first use. */
  public synchronized List<Row> spenders() {
    return rows(spenders);
  }

  private static List<Row> rows(Map<String, Count> counts) {
    return counts.entrySet().stream().map(one -> one.getValue().row(one.getKey())).toList();
  }

  /** An answer came. */
  synchronized void answered(Asked asked, Outcome outcome, Optional<JsonNode> json) {
    String who = who(asked);
    count(asked.route(), who, outcome.refused());
    json.ifPresent(answer -> learn(asked, who, answer));
  }

  /**
   * No answer came, or half of one.
   *
   * @param answered whether the call was counted when its answer began
   */
  synchronized void failed(Asked asked, Outcome outcome, boolean answered) {
    if (answered) {
      count(endpoints, asked.route()).troubles++;
      Optional.of(who(asked)).filter(who -> !who.isEmpty()).ifPresent(this::troubled);
    } else {
      count(asked.route(), who(asked), true);
    }
  }

  private void troubled(String who) {
    count(spenders, who).troubles++;
  }

  /** An event came. */
  synchronized void heard(Asked asked, String data) {
    if (data.contains("\"usage\"") || data.contains("\"token\"")) {
      try {
        learn(asked, who(asked), Json.parse(data, "an event"));
      } catch (CozeDataException e) {
        // What is no JSON tells of no tokens.
      }
    }
  }

  private void count(String route, String who, boolean trouble) {
    Count endpoint = count(endpoints, route);
    endpoint.calls++;
    endpoint.troubles += trouble ? 1 : 0;
    if (!who.isEmpty()) {
      Count spender = count(spenders, who);
      spender.calls++;
      spender.troubles += trouble ? 1 : 0;
    }
  }

  private static Count count(Map<String, Count> counts, String name) {
    boolean room = counts.containsKey(name) || counts.size() < MOST_NAMES;
    return counts.computeIfAbsent(room ? name : OTHERS, key -> new Count());
  }

  /** What was begun here is asked after by other calls; what others began is not ours. */
  private void learn(Asked asked, String who, JsonNode answer) {
    Optional<Spent> spent = Spent.of(answer);
    String id = spent.map(Spent::id).filter(own -> !own.isEmpty()).orElse(Spent.id(answer));
    boolean runs =
        asked.endpoint().map(Endpoint::effect).filter(effect -> effect == Effect.MONEY).isPresent();
    if (runs && !id.isEmpty()) {
      begun.putIfAbsent(id, new Begun(asked.route(), who, NOTHING));
    }
    if (spent.isEmpty()) {
      return;
    }
    if (id.isEmpty() && runs) {
      spend(asked.route(), who.isEmpty() ? spent.get().who() : who, spent.get(), NOTHING);
    } else if (begun.containsKey(id)) {
      Begun known = begun.get(id);
      begun.put(id, new Begun(known.route(), known.who(), spent.get()));
      spend(known.route(), known.who(), spent.get(), known.spent());
    }
  }

  private void spend(String route, String who, Spent now, Spent before) {
    count(endpoints, route).spend(now, before);
    if (!who.isEmpty()) {
      count(spenders, who).spend(now, before);
    }
  }

  /** The bot or workflow that a call names, in body, query or path; may be empty. */
  private static String who(Asked asked) {
    JsonNode body = asked.body().json().orElseGet(Json::object);
    for (String noun : List.of("bot", "workflow")) {
      String member = noun + "_id";
      String named = Spent.named(body, noun, member);
      if (!named.isEmpty()) {
        return named;
      }
      List<String> values = asked.query().getOrDefault(member, List.of());
      if (!values.isEmpty()) {
        return noun + " " + values.get(0);
      }
      String inPath = inPath(asked, member);
      if (!inPath.isEmpty()) {
        return noun + " " + inPath;
      }
    }
    return "";
  }

  private static String inPath(Asked asked, String parameter) {
    String[] template = asked.endpoint().map(Endpoint::path).orElse("").split("/");
    String[] path = asked.path().split("/");
    for (int at = 0; at < Math.min(template.length, path.length); at++) {
      if (template[at].equals("{" + parameter + "}")) {
        return path[at];
      }
    }
    return "";
  }
}
