package dev.cozesh.client.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.Refusal;
import dev.cozesh.http.Answer;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.Redactor;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers: envelope, values, pages; every failure keeps log id and body. */
final class Reading {
  private static final int KEPT_CHARS = 64 << 10;
  private static final int SHOWN_CHARS = 200;
  private static final Pattern TITLE =
      Pattern.compile("(?is)<title[^>]*>(.*?)</title>|<h1[^>]*>(.*?)</h1>");

  private final Redactor redactor;

  Reading(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The exchange an answer makes; a body that broke off is an error that keeps the log id. */
  Reply reply(Call call, Answer answer, Duration took) {
    Exchange exchange = new Exchange(answer, took);
    if (answer.cut().isPresent()) {
      Exchange unread = exchange.with(answer.text(), Optional.empty());
      throw withLogId(answer.cut().get(), unread.logId(), kept(unread.body()));
    }
    return new Reply(call, exchange, answer.unrepeated());
  }

  /** The exchange of an answer whose body is read later. */
  Exchange head(OpenAnswer answer, Duration took) {
    return new Exchange(answer.head(), took).with("", Optional.empty());
  }

  /** A failure that a stream reports: an envelope, a chat's {@code last_error}, or plain text. */
  CozeServiceException refused(Call call, Exchange head, String data) {
    return refused(call.operation(), call, head, data);
  }

  /** The same, of something that has a name of its own. */
  CozeServiceException refused(String operation, Call call, Exchange head, String data) {
    Optional<JsonNode> json = Envelope.parse(data).map(Envelope::innermost);
    Exchange exchange = head.with(data, json);
    Refusal refusal =
        new Refusal(
            operation,
            call.uri().getAuthority(),
            head.status(),
            exchange.code().orElse(0L),
            shown(json.map(Envelope::words).orElse(data.strip())),
            shown(exchange.logId()),
            kept(data));
    return RefusalAdvice.exception(refusal, new Reply(call, exchange, Optional.empty()));
  }

  /** Something else came under the type of a stream. */
  CozeDataException noStream(Call call, Exchange head, String body) {
    Exchange exchange = head.with(body, Envelope.parse(body));
    String what = exchange.json().isPresent() ? "JSON" : describe(exchange);
    return notUnderstood(
        new Reply(call, exchange, Optional.empty()), what + " in place of a stream");
  }

  /** Throws unless Coze did what was asked. */
  void requireAccepted(Reply reply) {
    Exchange exchange = reply.exchange();
    Optional<JsonNode> object = exchange.json().filter(JsonNode::isObject);
    if (isRedirect(exchange.status())) {
      throw redirected(reply);
    }
    if (object.isEmpty()) {
      throw notUnderstood(reply, describe(exchange));
    }
    if (exchange.refused()) {
      throw RefusalAdvice.exception(refusal(reply), reply);
    }
    if (exchange.code().isEmpty()) {
      throw notUnderstood(reply, "/code is missing");
    }
  }

  /** The result, if Coze did what was asked. */
  <T> T value(Reply reply, String pointer, Class<T> type) {
    return value(reply, pointer, Json.mapper().constructType(type));
  }

  /** The value with its exchange. */
  <T> Received<T> received(Reply reply, String pointer, Class<T> type) {
    return new Received<>(value(reply, pointer, type), reply, body(reply).at(pointer), this);
  }

  /** The result that is a list, if Coze did what was asked. */
  <T> List<T> list(Reply reply, String pointer, Class<T> type) {
    JavaType listType = Json.mapper().getTypeFactory().constructCollectionType(List.class, type);
    List<T> items =
        Shortcut.<List<T>>result(reply.exchange().answer(), pointer, listType)
            .orElseGet(() -> treeList(reply, pointer, listType));
    int hole = items.indexOf(null);
    if (hole >= 0) {
      throw notUnderstood(reply, pointer + "/" + hole + " is null");
    }
    return List.copyOf(items);
  }

  // Go writes an empty slice as null; a list that is not there at all is another matter.
  private <T> List<T> treeList(Reply reply, String pointer, JavaType type) {
    requireAccepted(reply);
    return body(reply).at(pointer).isNull()
        ? Collections.emptyList()
        : convert(reply, pointer, type);
  }

  private <T> T value(Reply reply, String pointer, JavaType type) {
    return Shortcut.<T>result(reply.exchange().answer(), pointer, type)
        .orElseGet(
            () -> {
              requireAccepted(reply);
              return convert(reply, pointer, type);
            });
  }

  /** The page, if Coze did what was asked. */
  <T> Page<T> page(Reply reply, PageShape shape, Class<T> type) {
    requireAccepted(reply);
    Optional<JsonNode> total = shape.total().flatMap(pointer -> member(reply, pointer));
    Optional<JsonNode> hasMore = shape.hasMore().flatMap(pointer -> member(reply, pointer));
    boolean saysEnd = total.isPresent() || hasMore.isPresent();
    return new Page<>(
        rows(reply, shape.items(), saysEnd, type),
        total.map(JsonNode::asLong),
        hasMore.map(JsonNode::asBoolean),
        Optional.empty());
  }

  /** The page, if Coze did what was asked. */
  <T> Page<T> page(Reply reply, TokenShape shape, Class<T> type) {
    requireAccepted(reply);
    Optional<Boolean> said = member(reply, shape.hasMore()).map(JsonNode::asBoolean);
    Optional<String> next =
        member(reply, shape.next()).map(JsonNode::asText).filter(token -> !token.isEmpty());
    List<T> items = rows(reply, shape.items(), said.isPresent(), type);
    boolean hasMore = said.orElse(next.isPresent());
    if (hasMore && next.isEmpty()) {
      throw notUnderstood(reply, "more was announced, yet " + shape.next() + " is missing");
    }
    return new Page<>(items, Optional.empty(), Optional.of(hasMore), next);
  }

  // A list without rows may lack the member altogether: Go writes an empty slice as null.
  private <T> List<T> rows(Reply reply, String pointer, boolean saysEnd, Class<T> type) {
    if (member(reply, pointer).isPresent()) {
      return list(reply, pointer, type);
    }
    if (saysEnd) {
      return List.of();
    }
    throw notUnderstood(reply, pointer + " is missing");
  }

  private static Optional<JsonNode> member(Reply reply, String pointer) {
    return Optional.of(body(reply).at(pointer)).filter(Reading::isThere);
  }

  private <T> T convert(Reply reply, String pointer, JavaType type) {
    JsonNode node = pointer.isEmpty() ? bare(body(reply)) : body(reply).at(pointer);
    if (!isThere(node)) {
      throw notUnderstood(reply, pointer + " is missing");
    }
    try {
      return Json.mapper().treeToValue(node, type);
    } catch (JsonMappingException e) {
      String path = pathOf(e);
      String member = path + MissingMember.of(e, node.at(path));
      throw notUnderstood(reply, pointer + member + " is missing or of another kind", e);
    } catch (JsonProcessingException e) {
      throw notUnderstood(reply, pointer + " cannot be read", e);
    }
  }

  private static JsonNode bare(JsonNode body) {
    return ((ObjectNode) body.deepCopy()).remove(List.of("code", "msg", "detail"));
  }

  private static JsonNode body(Reply reply) {
    return reply.exchange().json().orElseThrow();
  }

  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static String pathOf(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      path.append('/');
      path.append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return path.toString();
  }

  private Refusal refusal(Reply reply) {
    Exchange exchange = reply.exchange();
    return new Refusal(
        reply.call().operation(),
        reply.call().uri().getAuthority(),
        exchange.status(),
        exchange.code().orElse(0L),
        shown(exchange.message()),
        shown(exchange.logId()),
        kept(exchange.body()));
  }

  private CozeServiceException redirected(Reply reply) {
    String target = reply.exchange().header("Location").orElse("nowhere");
    int query = target.indexOf('?');
    return new CozeServiceException(
        refusal(reply),
        "a redirect to " + shown(query < 0 ? target : target.substring(0, query)),
        "redirects are not followed, the token stays with one host; correct the base URL");
  }

  private CozeDataException notUnderstood(Reply reply, String what) {
    return notUnderstood(reply, what, null);
  }

  private CozeDataException notUnderstood(Reply reply, String what, Exception cause) {
    Exchange exchange = reply.exchange();
    return new CozeDataException(
        reply.call().operation()
            + " got an answer that is not understood: "
            + what
            + " (HTTP "
            + exchange.status()
            + ", "
            + logWords(exchange.logId())
            + ")",
        exchange.json().isPresent()
            ? "Coze answered in another shape than documented"
            : "a gateway or a proxy answered in Coze's place, or the base URL is not Coze's API",
        (reply.unrepeated().orElse("") + "; check the base URL and try again later")
            .replaceFirst("^; ", ""),
        kept(exchange.body()),
        shown(exchange.logId()),
        cause);
  }

  private String describe(Exchange exchange) {
    String body = exchange.body();
    if (body.isBlank()) {
      return "an empty body";
    }
    if (exchange.json().isPresent()) {
      return "JSON, but no object";
    }
    Matcher title = TITLE.matcher(body);
    if (title.find()) {
      String text = title.group(1) == null ? title.group(2) : title.group(1);
      return "an HTML page, \"" + shown(text.strip()) + '"';
    }
    return body.stripLeading().startsWith("<")
        ? "an HTML page without a title"
        : "not JSON, \"" + shown(body) + '"';
  }

  /** The same failure, with the log id in its words. */
  CozeException withLogId(CozeException failure, String logId, String raw) {
    if (failure instanceof CozeInterruptedException) {
      return failure;
    }
    String what = failure.what() + " (" + logWords(logId) + ")";
    if (failure instanceof CozeTransportException transport) {
      return new CozeTransportException(
          what,
          failure.why(),
          failure.next(),
          transport.delivery(),
          shown(logId),
          failure.getCause());
    }
    return new CozeDataException(
        what, failure.why(), failure.next(), raw, shown(logId), failure.getCause());
  }

  String logWords(String logId) {
    return logId.isEmpty() ? "no log id" : "log id " + shown(logId);
  }

  String shown(String text) {
    return Excerpt.of(redactor.redact(text), SHOWN_CHARS);
  }

  String kept(String body) {
    return redactor.redact(body.substring(0, Math.min(body.length(), KEPT_CHARS)));
  }

  private static boolean isRedirect(int status) {
    return status >= 300 && status <= 399;
  }
}
