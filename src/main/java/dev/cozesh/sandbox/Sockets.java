package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Dispatcher.Outcome;
import dev.cozesh.sandbox.RouteTable.Target;
import dev.cozesh.sandbox.socket.Bot;
import dev.cozesh.sandbox.socket.Conversation;
import dev.cozesh.sandbox.socket.Surroundings;
import dev.cozesh.sandbox.wire.WebSocket;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The routes that are WebSockets: a GET with an upgrade. Thread-safe. */
final class Sockets {
  private static final String METHOD = "GET";
  private static final String CHAT = "/v1/chat";
  private static final int MOST_BYTES = 4 << 20;
  private static final int PIECE_CHARACTERS = 6;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final List<Route> routes =
      List.of(
          new Route(METHOD, CHAT, Sockets::admitChat),
          new Route(METHOD, "/v1/audio/speech", Sockets::admit),
          new Route(METHOD, "/v1/audio/transcriptions", Sockets::admit),
          new Route(METHOD, "/v1/audio/simult_interpretation", Sockets::admit));

  private final Store store;
  private final RequestLog log;
  private final Clock clock;
  private final Waiting waiting;
  private final Function<String, List<String>> reply;

  /**
   * @param reply a question's answer in pieces
   */
  Sockets(
      Store store,
      RequestLog log,
      Clock clock,
      Waiting waiting,
      Function<String, List<String>> reply) {
    this.store = store;
    this.log = log;
    this.clock = clock;
    this.waiting = waiting;
    this.reply = reply;
  }

  /** What is said where no model is: the question, given back in small pieces. */
  static List<String> echo(String question) {
    String text = "You said: " + question;
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int left = text.codePointCount(from, text.length());
      int to = text.offsetByCodePoints(from, Math.min(PIECE_CHARACTERS, left));
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  /** Where a request for a WebSocket leads; empty for any other request. */
  Optional<Target> find(Wire wire) {
    return routes.stream()
        .filter(route -> wire.asksForSocket())
        .filter(route -> route.match(wire.method(), wire.path()).isPresent())
        .map(route -> new Target(route.name(), true, Optional.of(route), Map.of()))
        .findFirst();
  }

  /** Whether the outcome is a WebSocket, and not an answer in its place. */
  boolean opens(Target target, Outcome outcome, List<Effect> effects) {
    boolean isSocket = target.route().filter(routes::contains).isPresent();
    return isSocket
        && outcome.answer().status() == 200
        && outcome.answer().code() == 0
        && effects.stream().noneMatch(Sockets::keepsShut);
  }

  /**
   * Shakes hands and talks until the client ends it.
   *
   * @param effects of them those that strike a stream
   * @throws IOException when the client is gone
   */
  void serve(Wire wire, LoggedRequest request, List<Effect> effects) throws IOException {
    log.finished(request.answered(wire.socketStatus(), 0, false));
    Optional<WebSocket> socket = wire.socket(MOST_BYTES);
    if (socket.isPresent()) {
      conversation(wire, surroundings(wire, request, effects)).run(socket.get());
    }
  }

  private Conversation conversation(Wire wire, Surroundings surroundings) {
    return switch (wire.path()) {
      case CHAT -> Conversation.chat(new Bot(botId(wire), reply, PAUSE), surroundings);
      case "/v1/audio/speech" -> Conversation.speech(surroundings);
      case "/v1/audio/transcriptions" -> Conversation.transcription(surroundings);
      default -> Conversation.interpretation(surroundings);
    };
  }

  private Surroundings surroundings(Wire wire, LoggedRequest request, List<Effect> effects) {
    Masking masking = new Masking(wire.token());
    String route = LoggedRequest.EVENT + " " + wire.path();
    return new Surroundings(
        wire.logId(),
        clock,
        () -> store.within(Transaction::newId).result(),
        text -> {
          log.arrived(route);
          log.finished(request.event(clock.instant(), route, masking.mask(text)));
        },
        new SocketPost(effects, waiting::rest));
  }

  private static String botId(Wire wire) {
    return wire.query().getOrDefault("bot_id", "");
  }

  private static ObjectNode admitChat(Transaction tx, Call call) {
    ObjectNode bot = Bots.existing(tx, call.requiredQuery("bot_id"));
    if (Bots.online(tx, bot).isMissingNode()
        || !BotVersions.isOnChannel(bot, BotVersions.API_CHANNEL)) {
      throw new Refused(400, 4015, "The bot is not published to the channel Agent As API.");
    }
    return Json.object();
  }

  private static ObjectNode admit(Transaction tx, Call call) {
    return Json.object();
  }

  /** Whether something else is answered, or nothing. */
  private static boolean keepsShut(Effect effect) {
    return effect instanceof Effect.Instead
        || effect instanceof Effect.Truncate
        || effect instanceof Effect.Hang
        || effect instanceof Effect.Reset;
  }
}
