package dev.cozesh.probe.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * The values of a run as JSON: times as text, durations in microseconds, verdicts and questions by
 * their words, endpoints by their ids.
 */
final class LedgerJson {
  private static final String ENDPOINTS = "endpoints";
  private static final ObjectReader MEMBER =
      Json.mapper()
          .readerFor(JsonNode.class)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectMapper MAPPER = mapper();

  private LedgerJson() {}

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  static <T> T value(JsonNode tree, Class<T> type) throws JsonProcessingException {
    return MAPPER.treeToValue(tree, type);
  }

  /** A value that names endpoints, which are looked up in the map. */
  static <T> T value(JsonNode tree, Class<T> type, Map<String, Endpoint> endpoints)
      throws IOException {
    ObjectReader reader = MAPPER.readerFor(type).withAttribute(ENDPOINTS, endpoints);
    return reader.readValue(tree);
  }

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    text(module, Instant.class, Instant::toString, Instant::parse);
    text(
        module, Verdict.class, Verdict::word, word -> named(Verdict.values(), Verdict::word, word));
    text(
        module,
        Question.class,
        Question::word,
        word -> named(Question.values(), Question::word, word));
    module.addSerializer(
        Duration.class,
        serializer((duration, json) -> json.writeNumber(duration.toNanos() / 1_000)));
    module.addDeserializer(
        Duration.class,
        deserializer((json, context) -> Duration.ofNanos(json.getLongValue() * 1_000)));
    module.addSerializer(
        Endpoint.class, serializer((endpoint, json) -> json.writeString(endpoint.id())));
    module.addDeserializer(Endpoint.class, deserializer(LedgerJson::endpoint));
    // Jackson's own makes of a member that is not there a null that is.
    module.addDeserializer(JsonNode.class, deserializer((json, context) -> MEMBER.readValue(json)));
    JsonMapper copy = (JsonMapper) Json.mapper().copy();
    return copy.rebuild()
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .addModule(module)
        .build();
  }

  private static Endpoint endpoint(JsonParser json, DeserializationContext context)
      throws IOException {
    String id = json.getText();
    Object known = context.getAttribute(ENDPOINTS);
    if (known instanceof Map<?, ?> endpoints && endpoints.get(id) instanceof Endpoint endpoint) {
      return endpoint;
    }
    throw JsonMappingException.from(json, "no line before this one holds the endpoint " + id);
  }

  private static <T> T named(T[] values, Function<T, String> word, String wanted) {
    for (T value : values) {
      if (word.apply(value).equals(wanted)) {
        return value;
      }
    }
    throw new IllegalArgumentException("unknown word: " + wanted);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, serializer((value, json) -> json.writeString(write.apply(value))));
    module.addDeserializer(
        type,
        deserializer(
            (json, context) -> {
              try {
                return read.apply(json.getText());
              } catch (RuntimeException e) {
                throw JsonMappingException.from(json, e.getMessage(), e);
              }
            }));
  }

  private interface Write<T> {
    void to(T value, JsonGenerator json) throws IOException;
  }

  private interface Read<T> {
    T from(JsonParser json, DeserializationContext context) throws IOException;
  }

  private static <T> JsonSerializer<T> serializer(Write<T> write) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider provider)
          throws IOException {
        write.to(value, json);
      }
    };
  }

  private static <T> JsonDeserializer<T> deserializer(Read<T> read) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return read.from(json, context);
      }
    };
  }
}
