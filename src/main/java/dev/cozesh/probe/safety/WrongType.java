package dev.cozesh.probe.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.Parameter.In;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Bodies that no handler can act upon, since a member has a type that cannot be read. */
final class WrongType {
  private static final Parameter ANY = new Parameter("space_id", In.BODY, "string", false, "");
  private static final Parameter ANY_PAGE = new Parameter("page_num", In.QUERY, "int", false, "");
  private static final Set<String> SCALARS = Set.of("string", "int", "long", "number", "bool");

  private WrongType() {}

  /** A request with such a body; one without a body gets such a value in its query. */
  static Sent of(Sent sent, Known known, Optional<JsonNode> written) {
    if (known.isSafeMethod()) {
      Map<String, List<String>> query = new LinkedHashMap<>(sent.query());
      query.put(number(sent, known), List.of("{}"));
      return sent.with(query, sent.headers(), sent.body());
    }
    Parameter member = member(known, written);
    JsonNode body =
        emptyActs(known) ? whereEmptyActs(known) : Json.object().set(member.name(), wrong(member));
    return sent.with(sent.query(), Addressing.json(sent.headers()), Optional.of(body));
  }

  /**
   * An empty object; where a documented route of this path asks for nothing at all, so that an
   * empty object would do, one in which every member that it knows has a wrong type.
   */
  static JsonNode whereEmptyActs(Known known) {
    ObjectNode body = Json.object();
    if (emptyActs(known)) {
      known.near().stream()
          .flatMap(endpoint -> endpoint.parameters().stream())
          .filter(parameter -> parameter.in() == In.BODY && !parameter.nested())
          .forEach(parameter -> body.set(parameter.name(), wrong(parameter)));
    }
    return body;
  }

  private static boolean emptyActs(Known known) {
    return known.near().stream()
        .filter(endpoint -> endpoint.body() == Endpoint.Body.JSON)
        .anyMatch(endpoint -> endpoint.parameters().stream().noneMatch(WrongType::isAskedFor));
  }

  private static boolean isAskedFor(Parameter parameter) {
    return parameter.required() && !parameter.nested() && parameter.in() != In.HEADER;
  }

  private static Parameter member(Known known, Optional<JsonNode> written) {
    return written
        .flatMap(body -> body.propertyStream().map(Map.Entry::getKey).findFirst())
        .map(name -> documented(known, name))
        .or(() -> best(known, In.BODY))
        .orElse(ANY);
  }

  private static Parameter documented(Known known, String name) {
    return known.near().stream()
        .flatMap(endpoint -> endpoint.parameter(name).stream())
        .findFirst()
        .orElse(new Parameter(name, In.BODY, "string", false, ""));
  }

  /** A plain one that is required, else one that is required, else any. */
  private static Optional<Parameter> best(Known known, In in) {
    List<Parameter> all =
        Stream.concat(known.exact().stream(), known.near().stream())
            .flatMap(endpoint -> endpoint.parameters().stream())
            .filter(parameter -> parameter.in() == in && !parameter.nested())
            .toList();
    return all.stream()
        .filter(parameter -> parameter.required() && isScalar(parameter))
        .findFirst()
        .or(() -> all.stream().filter(Parameter::required).findFirst())
        .or(() -> all.stream().filter(WrongType::isScalar).findFirst())
        .or(() -> all.stream().findFirst());
  }

  private static String number(Sent sent, Known known) {
    return known.near().stream()
        .flatMap(endpoint -> endpoint.parameters().stream())
        .filter(parameter -> parameter.in() == In.QUERY && parameter.type().equals("int"))
        .map(Parameter::name)
        .findFirst()
        .or(() -> sent.query().keySet().stream().findFirst())
        .orElse(ANY_PAGE.name());
  }

  /** An object cannot be read as a plain value or a list, a list not as an object. */
  private static JsonNode wrong(Parameter parameter) {
    boolean readsObjects = !isScalar(parameter) && !parameter.type().startsWith("[");
    return readsObjects ? JsonNodeFactory.instance.arrayNode() : Json.object();
  }

  private static boolean isScalar(Parameter parameter) {
    return SCALARS.contains(parameter.type());
  }
}
