package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One public endpoint.
 *
 * @param id the catalogue's own name: {@code bots.versions.list}
 * @param group the first part of the id
 * @param method upper case; a WebSocket is a GET
 * @param path the template, with parameters in braces: {@code /v1/bots/{bot_id}}
 * @param permissions what a token needs, as the console names it; empty: see permissionNote
 * @param permissionNote why there are none, or which of several apply; else empty
 * @param parameters of path, query, header and body; a nested member has dots and brackets in its
 *     name, and is required only when its parent is sent
 * @param notes oddities, possibly empty
 * @param selfHosted whether the open-source server serves this route too
 */
public record Endpoint(
    String id,
    String group,
    String method,
    String path,
    Host host,
    Auth auth,
    Effect effect,
    String summary,
    List<String> permissions,
    String permissionNote,
    List<Parameter> parameters,
    Body body,
    Response response,
    Paging paging,
    Streaming streaming,
    boolean selfHosted,
    boolean deprecated,
    String notes,
    Provenance provenance) {
  public Endpoint {
    requireNonNull(id, "id");
    requireNonNull(group, "group");
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(host, "host");
    requireNonNull(auth, "auth");
    requireNonNull(effect, "effect");
    requireNonNull(summary, "summary");
    permissions = List.copyOf(permissions);
    requireNonNull(permissionNote, "permissionNote");
    parameters = List.copyOf(parameters);
    requireNonNull(body, "body");
    requireNonNull(response, "response");
    requireNonNull(paging, "paging");
    requireNonNull(streaming, "streaming");
    requireNonNull(notes, "notes");
    requireNonNull(provenance, "provenance");
  }

  /**
   * {@return the parameter of that name, with dots and brackets as in the list}
   *
   * @param name with dots and brackets
   */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** {@return method and path as people write them: {@code GET /v1/bots/{bot_id}}} */
  public String operation() {
    return method + " " + path;
  }

  /** Which of Coze's hosts serves the path. */
  public enum Host {
    /** api.coze.cn or api.coze.com. */
    @JsonProperty("api")
    API,
    /** www.coze.cn or www.coze.com: consent pages in a browser. */
    @JsonProperty("www")
    WWW,
    /** ws.coze.cn or ws.coze.com. */
    @JsonProperty("ws")
    WS
  }

  /** What goes into the {@code Authorization} header. */
  public enum Auth {
    /** {@code Bearer} and an access token of any kind. */
    @JsonProperty("bearer")
    BEARER,
    /** {@code Bearer} and a JWT signed with the OAuth app's key. */
    @JsonProperty("jwt")
    JWT,
    /** {@code Bearer} and the OAuth app's secret. */
    @JsonProperty("client_secret")
    CLIENT_SECRET,
    /** As above for web apps, no header for PKCE and device apps. */
    @JsonProperty("client_secret_or_none")
    CLIENT_SECRET_OR_NONE,
    /** No header: a logged-in browser. */
    @JsonProperty("session")
    SESSION,
    /** No header. */
    @JsonProperty("none")
    NONE
  }

  /** The form of the request's body. */
  public enum Body {
    /** Nothing. */
    @JsonProperty("none")
    NONE,
    /** A JSON object. */
    @JsonProperty("json")
    JSON,
    /** A form, with files or without. */
    @JsonProperty("multipart")
    MULTIPART
  }

  /** Whether the answer comes piece by piece. */
  public enum Streaming {
    /** It does not. */
    @JsonProperty("none")
    NONE,
    /** Server-sent events; chats answer so only when asked. */
    @JsonProperty("sse")
    SSE,
    /** Messages in both directions. */
    @JsonProperty("websocket")
    WEBSOCKET
  }

  /**
   * The answer.
   *
   * @param envelope how the result is wrapped
   * @param shape every member beside code, msg and detail, with its type as text; each call hands
   *     out a copy
   * @param models names of the models in it
   */
  public record Response(Envelope envelope, JsonNode shape, List<String> models) {
    public Response {
      requireNonNull(envelope, "envelope");
      requireNonNull(shape, "shape");
      models = List.copyOf(models);
    }

    /** {@return every member beside code, msg and detail, with its type as text; a copy} */
    @Override
    public JsonNode shape() {
      return shape.deepCopy();
    }
  }

  /** How an answer is wrapped. */
  public enum Envelope {
    /** The result is the member {@code data}. */
    @JsonProperty("code-msg-data")
    DATA,
    /** The members of the result stand beside {@code code} and {@code msg}. */
    @JsonProperty("code-msg-items")
    ITEMS,
    /** None: audio, a redirect, an OAuth answer, a WebSocket. */
    @JsonProperty("raw")
    RAW,
    /** Server-sent events, always. */
    @JsonProperty("sse")
    SSE
  }

  /**
   * How a list is read page by page.
   *
   * @param request parameters that choose the page
   * @param response members of the answer that hold the rows and tell whether more follow
   */
  public record Paging(Style style, List<String> request, List<String> response) {
    public Paging {
      requireNonNull(style, "style");
      request = List.copyOf(request);
      response = List.copyOf(response);
    }

    /** What names the next page. */
    public enum Style {
      /** There is one page. */
      @JsonProperty("none")
      NONE,
      /** Its number, from 1. */
      @JsonProperty("page_num")
      PAGE_NUM,
      /** A token from the page before. */
      @JsonProperty("page_token")
      PAGE_TOKEN,
      /** The last id seen. */
      @JsonProperty("last_id")
      LAST_ID
    }
  }
}
