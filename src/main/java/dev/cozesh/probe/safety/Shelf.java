package dev.cozesh.probe.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Endpoint.Paging;
import dev.cozesh.catalog.PageSize;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.Parameter.In;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The place where mutations put things: looks for them by name, and deletes them by id. */
record Shelf(Catalog catalog, URI base, Function<Sent, Seen> wire) {
  private static final int PAGES_MOST = 50;
  private static final int USUAL_PAGE = 20;

  /**
   * The ids of everything of exactly that name; empty when the list cannot be had whole.
   *
   * @param name the whole name
   * @param scope values that the list needs
   */
  Optional<List<String>> named(Removal.Listing listing, String name, Map<String, String> scope) {
    Endpoint endpoint = catalog.endpoint(listing.endpoint());
    int size = catalog.limits().pageSize(endpoint.id()).map(PageSize::largest).orElse(USUAL_PAGE);
    Map<String, String> values = new LinkedHashMap<>(scope);
    if (!listing.filter().isEmpty()) {
      values.put(listing.filter(), name);
    }
    List<String> found = new ArrayList<>();
    for (int page = 1; page <= PAGES_MOST; page++) {
      Reply reply = Reply.of(wire.apply(sent(endpoint, page(values, endpoint, page, size))));
      if (!reply.isDone()) {
        return Optional.empty();
      }
      JsonNode rows = reply.json().at(listing.rows());
      rows.valueStream()
          .filter(row -> row.path(listing.name()).asText().equals(name))
          .forEach(row -> Reply.idOf(row.path(listing.id())).ifPresent(found::add));
      if (!hasMore(reply.json(), endpoint, rows.size(), size, values)) {
        return Optional.of(List.copyOf(found));
      }
    }
    return Optional.empty();
  }

  /** Deletes one thing by its id. */
  Reply delete(Removal removal, String id, Map<String, String> scope) {
    Map<String, String> values = new HashMap<>(scope);
    values.put(removal.target(), id);
    return Reply.of(wire.apply(sent(catalog.endpoint(removal.delete()), values)));
  }

  private static Map<String, String> page(
      Map<String, String> values, Endpoint endpoint, int page, int size) {
    Map<String, String> all = new LinkedHashMap<>(values);
    List<String> names = endpoint.paging().request();
    if (endpoint.paging().style() == Paging.Style.PAGE_NUM) {
      all.put(names.get(0), String.valueOf(page));
    }
    all.put(names.get(1), String.valueOf(size));
    return all;
  }

  /** Whether more follows; the next page's token is put beside the values. */
  private static boolean hasMore(
      JsonNode json, Endpoint endpoint, int rows, int size, Map<String, String> values) {
    if (endpoint.paging().style() == Paging.Style.PAGE_NUM) {
      return rows >= size;
    }
    String token = json.at("/data/next_page_token").asText();
    values.put(endpoint.paging().request().get(0), token);
    return json.at("/data/has_more").asBoolean() && !token.isEmpty();
  }

  private Sent sent(Endpoint endpoint, Map<String, String> values) {
    String path = endpoint.path();
    Map<String, List<String>> query = new LinkedHashMap<>();
    ObjectNode body = Json.object();
    Map<String, String> headers = new HashMap<>();
    for (Parameter parameter : endpoint.parameters()) {
      String value = values.get(parameter.name());
      if (parameter.in() == In.HEADER && parameter.name().equals("Agw-Js-Conv")) {
        headers.put(parameter.name(), "str");
      } else if (value != null && parameter.in() == In.PATH) {
        path = path.replace("{" + parameter.name() + "}", value);
      } else if (value != null && parameter.in() == In.QUERY) {
        query.put(parameter.name(), List.of(value));
      } else if (value != null && parameter.in() == In.BODY) {
        put(body, parameter, value);
      }
    }
    boolean takesJson = endpoint.body() == Endpoint.Body.JSON;
    return new Sent(
        base,
        endpoint.method(),
        path,
        query,
        takesJson ? Addressing.json(headers) : headers,
        takesJson ? Optional.of(body) : Optional.empty(),
        Sent.Credential.TOKEN);
  }

  private static void put(ObjectNode body, Parameter parameter, String value) {
    if (parameter.type().startsWith("[")) {
      body.putArray(parameter.name()).add(value);
    } else if (parameter.type().equals("int")) {
      body.put(parameter.name(), Integer.parseInt(value));
    } else {
      body.put(parameter.name(), value);
    }
  }
}
