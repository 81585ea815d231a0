package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Body;
import dev.cozesh.http.FileSource;
import dev.cozesh.http.FormBody;
import dev.cozesh.http.FormPart;
import dev.cozesh.http.Repeat;
import dev.cozesh.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One request in Coze's terms, made by {@code get("/v1/bots/{bot_id}", id).read()}: verb, path, and
 * whether it may be sent twice. Immutable.
 */
public final class ApiRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final Optional<String> json;
  private final Optional<Body> streamed;
  private final String result;
  private final int maxBytes;
  private final Repeat repeat;

  private ApiRequest(Draft draft, Repeat repeat) {
    this.method = draft.method;
    this.path = draft.path;
    this.query = draft.query.toString();
    this.headers = Map.copyOf(draft.headers);
    this.json = draft.json;
    this.streamed = draft.streamed();
    this.result = draft.result;
    this.maxBytes = draft.maxBytes;
    this.repeat = repeat;
  }

  /**
   * {@return a GET; each {@code {name}} in the path is replaced by the next id, escaped}
   *
   * @param path with a slot in braces for each id
   * @param ids one for each slot
   */
  public static Draft get(String path, String... ids) {
    return new Draft("GET", PathText.filled(path, ids));
  }

  /**
   * {@return a POST; the path as in {@link #get}}
   *
   * @param path with a slot in braces for each id
   * @param ids one for each slot
   */
  public static Draft post(String path, String... ids) {
    return new Draft("POST", PathText.filled(path, ids));
  }

  /**
   * {@return a PUT; the path as in {@link #get}}
   *
   * @param path with a slot in braces for each id
   * @param ids one for each slot
   */
  public static Draft put(String path, String... ids) {
    return new Draft("PUT", PathText.filled(path, ids));
  }

  /**
   * {@return a DELETE; the path as in {@link #get}}
   *
   * @param path with a slot in braces for each id
   * @param ids one for each slot
   */
  public static Draft delete(String path, String... ids) {
    return new Draft("DELETE", PathText.filled(path, ids));
  }

  static Draft raw(String method, String path) {
    return new Draft(PathText.method(method), PathText.checked(path));
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Escaped, with the question mark; empty when there is none. */
  String query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** As text; a content that is encoded while it is sent stands there as its size in words. */
  Optional<String> json() {
    return json;
  }

  Optional<Body> body() {
    return streamed.or(() -> json.map(Body::json));
  }

  /** JSON pointer to the result in the answer; empty for the top level. */
  String result() {
    return result;
  }

  int maxBytes() {
    return maxBytes;
  }

  boolean isForm() {
    return streamed.isPresent() && json.isEmpty();
  }

  Repeat repeat() {
    return repeat;
  }

  String operation() {
    return method + " " + path;
  }

  /** A request being put together; {@link #read} or {@link #once} ends it. Not thread-safe. */
  public static final class Draft {
    private static final int MAX_BYTES = 15 << 20;

    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private Map<String, String> headers = Map.of();
    private Optional<String> json = Optional.empty();
    private Optional<Body> streamedJson = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private final List<FormPart> form = new ArrayList<>();
    private String result = "/data";
    private int maxBytes = MAX_BYTES;

    private Draft(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /**
     * Adds a query value; several of one name are sent in their order.
     *
     * @param name its name
     * @param value its value, as text
     * @return this
     */
    public Draft query(String name, Object value) {
      PathText.appendQuery(query, name, String.valueOf(value));
      return this;
    }

    /**
     * Adds a query value that is there.
     *
     * @param name its name
     * @param value its value, as text
     * @return this
     */
    public Draft query(String name, Optional<?> value) {
      value.ifPresent(present -> query(name, present));
      return this;
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value, as text
     * @return this
     */
    public Draft header(String name, String value) {
      headers = new LinkedHashMap<>(headers);
      headers.put(name, value);
      return this;
    }

    /**
     * Sends the value as JSON; absent members are left out. A {@link Base64Content} in it is
     * encoded while it is sent.
     *
     * @param value what the body shall be
     * @return this
     */
    public Draft json(Object value) {
      Base64Content.Measure measure = new Base64Content.Measure();
      String text = Json.line(value, Base64Content.Measure.class, measure);
      json = Optional.of(text);
      streamedJson =
          measure.found()
              ? Optional.of(new StreamedJson(value, measure.bodyBytes(Body.json(text).length())))
              : Optional.empty();
      return this;
    }

    /**
     * Adds a field to the form that is sent instead of JSON; fields come in their order.
     *
     * @param name its name
     * @param value its value, as text
     * @return this
     */
    public Draft form(String name, Object value) {
      form.add(FormPart.field(name, String.valueOf(value)));
      return this;
    }

    /**
     * Adds a field that is there to the form.
     *
     * @param name its name
     * @param value its value, as text
     * @return this
     */
    public Draft form(String name, Optional<?> value) {
      value.ifPresent(present -> form(name, present));
      return this;
    }

    /**
     * Adds a file to the form that is sent instead of JSON, streamed from disk.
     *
     * @param field the form field's name
     * @param file where it is
     * @param mostBytes the largest that Coze takes
     * @return this
     * @throws CozeUsageException when the file cannot be read or is larger
     */
    public Draft file(String field, Path file, long mostBytes) {
      FileSource source = FileSource.of(file);
      if (source.bytes() > mostBytes) {
        throw new CozeUsageException(
            file + " has " + source.bytes() + " bytes, Coze takes at most " + mostBytes,
            "larger files are refused; nothing was sent",
            "split the file");
      }
      form.add(FormPart.file(field, source));
      return this;
    }

    /**
     * Tells how much of the body has been sent.
     *
     * @param listener told on the sending thread
     * @return this
     */
    public Draft progress(Progress listener) {
      progress = Optional.of(listener);
      return this;
    }

    /**
     * Says where the result stands, as a JSON pointer; {@code /data} unless told.
     *
     * @param pointer {@code /data/items}, or empty for the top level
     * @return this
     */
    public Draft result(String pointer) {
      result = pointer;
      return this;
    }

    /**
     * Raises the largest JSON body from the usual 15 MiB.
     *
     * @param bytes the largest
     * @return this
     */
    public Draft atMost(int bytes) {
      maxBytes = bytes;
      return this;
    }

    /**
     * Changes nothing: repeated after a passing failure.
     *
     * @return the request
     */
    public ApiRequest read() {
      return new ApiRequest(this, Repeat.READ);
    }

    /**
     * Has an effect: sent once.
     *
     * @return the request
     */
    public ApiRequest once() {
      return new ApiRequest(this, Repeat.ONCE);
    }

    ApiRequest with(Repeat policy) {
      return new ApiRequest(this, policy);
    }

    private Optional<Body> streamed() {
      Optional<Body> body = form.isEmpty() ? streamedJson : Optional.of(formBody());
      return progress.isEmpty() ? body : body.map(one -> new ToldBody(one, progress.get()));
    }

    private Body formBody() {
      return new FormBody(form, "cozesh" + UUID.randomUUID().toString().replace("-", ""));
    }

    Draft queries(Map<String, List<String>> values) {
      values.forEach((name, list) -> list.forEach(value -> query(name, value)));
      return this;
    }

    Draft json(Optional<JsonNode> body) {
      body.ifPresent(this::json);
      return this;
    }
  }
}
