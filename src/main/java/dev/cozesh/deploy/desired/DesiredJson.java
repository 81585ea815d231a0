package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.cozesh.deploy.desired.DesiredDocument.Content;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A declared state as JSON and back, for releases and saved plans. Every part of every record is
 * written, with its place in the script; what documents hold stands in it by SHA-256, its bytes
 * travel beside it.
 */
public final class DesiredJson {
  /** The form that is written. */
  public static final int FORMAT = 1;

  private static final String CONTENT = "@content";
  private static final String SIZE = "size";
  private static final String FORMAT_MEMBER = "format";
  private static final Object BYTES = "bytes";

  private static final ObjectMapper MAPPER = mapper();

  private DesiredJson() {}

  /**
   * A declared state that was written.
   *
   * @param contents what its documents hold, by SHA-256
   */
  public record Encoded(JsonNode json, Map<String, byte[]> contents) {
    public Encoded {
      requireNonNull(json, "json");
      contents = Map.copyOf(contents);
    }
  }

  /** Writes a declared state. */
  public static Encoded encode(DesiredState state) {
    Map<String, byte[]> contents = new TreeMap<>();
    try {
      String text = MAPPER.writer().withAttribute(BYTES, contents).writeValueAsString(state);
      ObjectNode json = Json.object().put(FORMAT_MEMBER, FORMAT);
      json.setAll((ObjectNode) Json.parse(text, "the declared state"));
      return new Encoded(json, contents);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a declared state that cannot be written", e);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @param contents gives the bytes of a SHA-256; where it has none, the document is read without
   *     its bytes
   * @throws CozeStateException when it is damaged, or of a form that this cozesh does not know
   */
  public static DesiredState decode(JsonNode json, Function<String, Optional<byte[]>> contents) {
    int format = json.path(FORMAT_MEMBER).asInt();
    if (format != FORMAT) {
      throw new CozeStateException(
          format > FORMAT
              ? "the declared state was written by a newer cozesh"
              : "this is no declared state that cozesh wrote",
          "its format is " + json.path(FORMAT_MEMBER) + ", this cozesh knows " + FORMAT,
          format > FORMAT ? "use the newer cozesh" : "");
    }
    ObjectNode bare = ((ObjectNode) json).deepCopy();
    bare.remove(FORMAT_MEMBER);
    try {
      return MAPPER.readerFor(DesiredState.class).withAttribute(BYTES, contents).readValue(bare);
    } catch (IOException e) {
      String why =
          e instanceof JsonProcessingException misfit ? misfit.getOriginalMessage() : e.toString();
      throw new CozeStateException(
          "the declared state cannot be read",
          why,
          "it was changed, or another cozesh wrote it",
          e);
    }
  }

  /** The SHA-256 of everything that documents of a written state hold. */
  public static Set<String> contents(JsonNode json) {
    Set<String> found = new TreeSet<>();
    json.findValues(CONTENT).forEach(sha256 -> found.add(sha256.asText()));
    return found;
  }

  private static ObjectMapper mapper() {
    SimpleModule contents = new SimpleModule();
    contents.addSerializer(Content.class, new Writing());
    contents.addDeserializer(Content.class, new Reading());
    ObjectMapper mapper = Json.mapper().copy();
    mapper.setAnnotationIntrospector(new SealedTypes());
    mapper.registerModule(contents);
    // The parts of a record and nothing that it works out from them.
    mapper.setVisibility(PropertyAccessor.ALL, Visibility.NONE);
    mapper.setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
    mapper.setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> type : List.of(Collection.class, List.class, Set.class, Map.class)) {
      // What a later cozesh has added is empty in what an earlier one wrote.
      mapper
          .configOverride(type)
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL));
    }
    return mapper;
  }

  private static final class Writing extends StdSerializer<Content> {
    private static final long serialVersionUID = 1L;

    Writing() {
      super(Content.class);
    }

    @Override
    public void serialize(Content content, JsonGenerator out, SerializerProvider context)
        throws IOException {
      if (content.isAtHand()) {
        bytes(context).put(content.sha256(), content.bytes());
      }
      out.writeStartObject();
      out.writeStringField(CONTENT, content.sha256());
      out.writeNumberField(SIZE, content.size());
      out.writeEndObject();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, byte[]> bytes(SerializerProvider context) {
      return (Map<String, byte[]>) context.getAttribute(BYTES);
    }
  }

  private static final class Reading extends StdDeserializer<Content> {
    private static final long serialVersionUID = 1L;

    Reading() {
      super(Content.class);
    }

    @Override
    public Content deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode written = context.readTree(in);
      String sha256 = written.path(CONTENT).asText();
      Content content =
          bytes(context)
              .apply(sha256)
              .map(Content::new)
              .orElseGet(() -> Content.lost(sha256, written.path(SIZE).asInt()));
      if (!content.sha256().equals(sha256)) {
        throw context.instantiationException(
            Content.class, "the bytes kept as " + sha256 + " are others");
      }
      return content;
    }

    @SuppressWarnings("unchecked")
    private static Function<String, Optional<byte[]>> bytes(DeserializationContext context) {
      return (Function<String, Optional<byte[]>>) context.getAttribute(BYTES);
    }
  }
}
