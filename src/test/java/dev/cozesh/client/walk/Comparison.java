package dev.cozesh.client.walk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Endpoint.Auth;
import dev.cozesh.catalog.Model;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.Parameter.In;
import dev.cozesh.client.walk.SentRequest.Sent;
import dev.cozesh.http.Repeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds a request against the endpoint it was meant for; every difference is a sentence. */
final class Comparison {
  private final Endpoint endpoint;
  private final SentRequest sent;
  private final List<String> complaints = new ArrayList<>();

  private Comparison(Endpoint endpoint, SentRequest sent) {
    this.endpoint = endpoint;
    this.sent = sent;
  }

  /** What is wrong with a request; nothing when it is right. */
  static List<String> complaints(Endpoint endpoint, SentRequest sent) {
    Comparison comparison = new Comparison(endpoint, sent);
    comparison.address();
    comparison.effect();
    comparison.credential();
    sent.all().forEach(comparison::known);
    comparison.required();
    return comparison.complaints;
  }

  /** Parameters of an endpoint that none of the requests had. */
  static Set<String> neverSent(Endpoint endpoint, List<SentRequest> requests) {
    Set<String> missing = new TreeSet<>();
    for (Parameter parameter : endpoint.parameters()) {
      if (!isTokenInAddress(parameter)
          && requests.stream().noneMatch(request -> has(request, parameter))) {
        missing.add(parameter.name());
      }
    }
    return missing;
  }

  /** Coze takes a token in the address where a browser has no other way; here it never stands. */
  private static boolean isTokenInAddress(Parameter parameter) {
    return parameter.in() == In.QUERY && parameter.name().equals("authorization");
  }

  private void address() {
    String host = sent.request().uri().getHost();
    String expected = endpoint.host().name().toLowerCase(Locale.ROOT) + ".coze.cn";
    if (!host.equals(expected)) {
      complaints.add("goes to " + host + ", the endpoint is on " + expected);
    }
  }

  private void effect() {
    boolean repeated = sent.request().repeat() == Repeat.READ;
    if (repeated && endpoint.effect() != Effect.READ) {
      complaints.add("may be sent twice, although its effect is " + endpoint.effect().word());
    }
    if (!repeated && endpoint.effect() == Effect.READ) {
      complaints.add("is sent once, although it only reads");
    }
  }

  private void credential() {
    boolean given = sent.names(In.HEADER).stream().anyMatch(this::isCredential);
    boolean wanted = endpoint.auth() == Auth.BEARER || endpoint.auth() == Auth.JWT;
    if (wanted && !given) {
      complaints.add("goes without a credential");
    }
    if (given && endpoint.auth() == Auth.NONE) {
      complaints.add("shows a credential where none is asked for");
    }
  }

  // The walk's credential travels in one header, whatever the endpoint would look at.
  private boolean isCredential(String header) {
    if (endpoint.group().equals("studio")) {
      return header.equalsIgnoreCase("Authorization");
    }
    return header.equalsIgnoreCase(endpoint.auth() == Auth.SESSION ? "Cookie" : "Authorization");
  }

  private void known(Sent each) {
    if (each.in() == In.HEADER && isCredential(each.name())) {
      return;
    }
    Optional<Parameter> parameter = parameter(each);
    if (parameter.isEmpty() && !isWithin(each) && !leadsToOne(each)) {
      complaints.add("sends " + where(each.in()) + " " + each.name() + ", which is not known");
    }
    parameter.ifPresent(found -> kind(each, found));
    if (each.value().isTextual() && !each.file()) {
      confused(each);
    }
  }

  private Optional<Parameter> parameter(Sent each) {
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.in() == each.in() && same(parameter, each.name()))
        .findFirst();
  }

  private static boolean same(Parameter parameter, String name) {
    return parameter.in() == In.HEADER
        ? parameter.name().equalsIgnoreCase(name)
        : parameter.name().equals(name) || parameter.name().equals(name.replace("[][]", "[]"));
  }

  /** Whether the catalogue names only what is inside of it. */
  private boolean leadsToOne(Sent each) {
    return endpoint.parameters().stream()
        .map(Parameter::name)
        .anyMatch(
            name -> name.startsWith(each.name() + ".") || name.startsWith(each.name() + "[]"));
  }

  /** Whether it stands in an object whose members the catalogue leaves open, or lists elsewhere. */
  private boolean isWithin(Sent each) {
    return endpoint.parameters().stream()
        .filter(outer -> outer.in() == each.in())
        .filter(outer -> each.name().matches("\\Q" + outer.name() + "\\E(\\[\\])?(\\..*)?"))
        .filter(outer -> !leadsToOne(new Sent(each.in(), outer.name(), each.value(), false)))
        .anyMatch(outer -> allows(outer.type(), each.name().substring(outer.name().length())));
  }

  private static boolean allows(String type, String inside) {
    return Arrays.stream(type.replace("[", "").replace("]", "").split("[|]"))
        .anyMatch(each -> allowsOne(each, inside));
  }

  private static boolean allowsOne(String bare, String inside) {
    if (bare.startsWith("map<") || bare.equals("object") || bare.equals("any")) {
      return true;
    }
    Optional<Model> model =
        Catalog.bundled().models().stream().filter(each -> each.name().equals(bare)).findFirst();
    String member = inside.replaceFirst("^(\\[\\])?\\.?", "");
    return member.isEmpty()
        || model.isPresent()
            && model.get().fields().stream()
                .anyMatch(field -> field.name().equals(member.replaceFirst("[.\\[].*", "")));
  }

  private void kind(Sent each, Parameter parameter) {
    JsonNode value = each.value();
    String type = parameter.type();
    boolean fits;
    if (each.in() != In.BODY) {
      fits = fitsText(type, value.asText(), each.file());
    } else if (value.isTextual() && value.asText().equals(Samples.ANY_KIND)) {
      fits = true;
    } else {
      fits = fitsJson(type, value);
    }
    if (!fits) {
      complaints.add(
          "sends " + where(each.in()) + " " + each.name() + " as " + value + ", it is a " + type);
    }
  }

  private static boolean fitsText(String type, String text, boolean file) {
    return switch (type) {
      case "file" -> file;
      case "int", "long" -> text.matches("-?\\d+") || text.equals(Samples.ANY_KIND);
      case "number" -> text.matches("-?\\d+(\\.\\d+)?");
      case "bool" -> text.matches("true|false");
      default -> !file;
    };
  }

  private static boolean fitsJson(String types, JsonNode value) {
    return Arrays.stream(types.split("[|]")).anyMatch(type -> fitsOne(type, value));
  }

  private static boolean fitsOne(String type, JsonNode value) {
    if (type.startsWith("[")) {
      return value.isArray();
    }
    return switch (type) {
      case "string" -> value.isTextual();
      case "int", "long" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "bool" -> value.isBoolean();
      default -> value.isObject();
    };
  }

  /** A sample text is named after what it is for: under another known name it is in the wrong. */
  private void confused(Sent each) {
    String meant = each.value().asText().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String leaf = each.name().replaceFirst(".*\\.", "");
    boolean sample = each.value().asText().indexOf('_') < 0;
    boolean another =
        endpoint.parameters().stream().anyMatch(parameter -> parameter.name().equals(meant));
    if (sample && another && !meant.equals(leaf) && endpoint.parameter(each.name()).isPresent()) {
      complaints.add("sends " + each.name() + " with the value for " + meant);
    }
  }

  private void required() {
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.required() && parentIsSent(parameter) && !has(sent, parameter)) {
        complaints.add(
            "goes without " + where(parameter.in()) + " " + parameter.name() + ", which is needed");
      }
    }
  }

  private boolean parentIsSent(Parameter parameter) {
    int dot = parameter.name().lastIndexOf('.');
    return dot < 0 || sent.names(parameter.in()).contains(parameter.name().substring(0, dot));
  }

  private static boolean has(SentRequest request, Parameter parameter) {
    return request.all().stream()
        .anyMatch(each -> each.in() == parameter.in() && same(parameter, each.name()));
  }

  private static String where(In in) {
    return switch (in) {
      case PATH -> "the path member";
      case QUERY -> "the query value";
      case HEADER -> "the header";
      case BODY -> "the body member";
      case FORM -> "the form field";
    };
  }
}
