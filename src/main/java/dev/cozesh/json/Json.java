package dev.cozesh.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.cozesh.error.CozeDataException;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The one mapper. Names are {@code snake_case} on the wire, absent values are left out, numbers
 * keep every digit, a document is at most 64 MiB and 1,000 levels deep, and has at most 500,000
 * tokens, or one for each 512 bytes of the heap. Thread-safe.
 */
public final class Json {
  /** The largest document read, in bytes. */
  public static final long MAX_DOCUMENT_BYTES = 64L << 20;

  // A member is two tokens and takes some 150 bytes as a tree; a quarter of the heap is enough.
  private static final long MAX_TOKENS = Math.max(500_000, Runtime.getRuntime().maxMemory() / 512);

  private static final int KEPT_OF_A_BROKEN_TEXT = 64 << 10;

  private static final Pattern HIDDEN_SOURCE =
      Pattern.compile("\\[Source: [^;\\]]*; (line: \\d+, column: \\d+)]");

  private static final ObjectMapper MAPPER = mapperOf();

  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return MAPPER.readerFor(type);
        }
      };

  private Json() {}

  /** {@return the shared mapper; callers must not reconfigure it} */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** {@return an empty object to be filled} */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Reads one JSON document; anything behind it is an error.
   *
   * @param text the JSON
   * @param source what the text is, for the error: a file name or an operation
   * @return the document
   * @throws CozeDataException when the text is not JSON, with line and column
   */
  public static JsonNode parse(String text, String source) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new CozeDataException(source + " is empty", "JSON was expected", "", text, null);
      }
      return node;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      String kept = text.substring(0, Math.min(text.length(), KEPT_OF_A_BROKEN_TEXT));
      throw new CozeDataException(source + " is not JSON" + where, plain(e), "", kept, e);
    }
  }

  /**
   * {@return the value as a tree}
   *
   * @param value anything that Jackson writes
   */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * {@return a tree as a value}
   *
   * @param <T> what a result becomes
   * @param tree the JSON
   * @param type what it becomes
   * @throws CozeDataException when it does not fit the type
   */
  public static <T> T value(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new CozeDataException(
          "not a " + type.getSimpleName(), plain(e), "", tree.toString(), e);
    }
  }

  /**
   * A text as a value: what {@link #value} makes of what {@link #parse} reads, without the tree
   * between them; a number that becomes a text stays as it was written. Only what cannot be read
   * this way goes over the tree, which tells what is wrong.
   *
   * @param text one JSON document
   * @param type what it becomes
   * @param source what the text is, for the error
   * @param <T> what it becomes
   * @return the value
   * @throws CozeDataException as these two
   */
  public static <T> T read(String text, Class<T> type, String source) {
    byte[] bytes = text.getBytes(UTF_8);
    T straight = DoubledNames.possibleIn(bytes) ? null : straight(bytes, type);
    return straight == null ? value(parse(text, source), type) : straight;
  }

  private static <T> T straight(byte[] json, Class<T> type) {
    try {
      return READERS.get(type).readValue(json);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * {@return one line of JSON}
   *
   * @param value anything that Jackson writes
   */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * {@return one line of JSON, written by serializers that look at that attribute}
   *
   * @param value anything that Jackson writes
   * @param attribute its name
   * @param setting its value
   */
  public static String line(Object value, Object attribute, Object setting) {
    try {
      return MAPPER.writer().withAttribute(attribute, setting).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Indented JSON without a final line break.
   *
   * @param value anything that Jackson writes
   * @return the text
   */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Indented JSON with a final line break, as UTF-8: of a large document the text would take twice
   * the room.
   *
   * @param value anything that Jackson writes
   * @return the bytes
   */
  public static byte[] prettyLines(Object value) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try {
      MAPPER.writerWithDefaultPrettyPrinter().writeValue(bytes, value);
    } catch (IOException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
    bytes.append('\n');
    return bytes.toByteArray();
  }

  /** Jackson's words without its remark on a source that it does not show. */
  private static String plain(JsonProcessingException e) {
    return HIDDEN_SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1");
  }

  private static ObjectMapper mapperOf() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxDocumentLength(MAX_DOCUMENT_BYTES)
            .maxNestingDepth(1_000)
            .maxTokenCount(MAX_TOKENS)
            .maxNumberLength(1_000)
            .maxStringLength((int) MAX_DOCUMENT_BYTES)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .addModule(new Jdk8Module())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build();
  }
}
