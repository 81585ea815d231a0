package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Parameter;
import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call as it can be sent once more, the token apart.
 *
 * @param url escaped
 * @param path without prefix and query
 * @param query values by name
 * @param body the JSON text, which holds no character that a terminal would obey
 * @param form the fields of the form that was sent in place of JSON, in their order; their values
 *     are not known
 * @param headers beside the credential
 * @param streams whether the answer comes piece by piece
 */
record ToSend(
    String method,
    String url,
    String path,
    Map<String, List<String>> query,
    Optional<String> body,
    List<String> form,
    Map<String, String> headers,
    boolean streams) {
  /** The variable of the environment that holds the token. */
  static final String TOKEN = "COZE_API_TOKEN";

  /** What stands in a form in the place of a file. */
  static final String FILE = "FILE";

  private static final String IDS_AS_TEXT = "Agw-Js-Conv";
  private static final Pattern STAND_IN = Pattern.compile("\"base64 of \\d+ bytes\"");

  ToSend {
    requireNonNull(method, "method");
    requireNonNull(url, "url");
    requireNonNull(path, "path");
    requireNonNull(body, "body");
    form = List.copyOf(form);
  }

  /**
   * @throws CozeUsageException when the body was not kept whole
   */
  static ToSend of(MadeCall call) {
    Asked asked = call.asked();
    if (!asked.body().isWhole()) {
      throw new CozeUsageException(
          asked.method() + " " + asked.path() + " cannot be written as a program",
          "only the first " + (Kept.MOST >> 10) + " K characters of its body were kept",
          "");
    }
    Optional<String> body =
        Optional.of(JsonText.plain(asked.body().text())).filter(text -> !text.isEmpty());
    Map<String, String> headers = new LinkedHashMap<>();
    if (body.isPresent()) {
      headers.put("Content-Type", "application/json");
    }
    if (asked.endpoint().flatMap(known -> known.parameter(IDS_AS_TEXT)).isPresent()) {
      headers.put(IDS_AS_TEXT, "str");
    }
    return new ToSend(
        asked.method(),
        asked.url(),
        asked.path(),
        asked.query(),
        body,
        asked.isUpload() ? fields(asked) : List.of(),
        headers,
        call.getEvents() > 0 || call.outcome().course() == Outcome.Course.STREAMS);
  }

  /** The fields that the endpoint asks for, the file first. */
  private static List<String> fields(Asked asked) {
    return asked.endpoint().orElseThrow().parameters().stream()
        .filter(each -> each.in() == Parameter.In.FORM && (each.required() || isFile(each.name())))
        .map(Parameter::name)
        .sorted((one, other) -> Boolean.compare(isFile(other), isFile(one)))
        .toList();
  }

  /** Whether the field of that name holds a file. */
  static boolean isFile(String field) {
    return field.equals("file");
  }

  /** Whether a form was sent. */
  boolean isForm() {
    return !form.isEmpty();
  }

  /** What stands in the place of a field's value: {@code FILE}, or its name in capitals. */
  static String standIn(String field) {
    return isFile(field) ? FILE : field.toUpperCase(Locale.ROOT);
  }

  /** Host and, unless it is the usual one, port. */
  String host() {
    return URI.create(url).getRawAuthority();
  }

  /** The address behind the host. */
  String target() {
    URI uri = URI.create(url);
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /** What a reader has to know before the program can do the same; a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (isForm()) {
      remarks.add(
          "what was uploaded is not kept: put the file and the other values in place of "
              + String.join(", ", form.stream().map(ToSend::standIn).toList()));
    }
    if (body.filter(text -> text.contains("***")).isPresent() || url.contains("***")) {
      remarks.add("a secret was masked as ***: put it in its place");
    }
    if (body.filter(text -> STAND_IN.matcher(text).find()).isPresent()) {
      remarks.add("the content of a file was not kept: put its Base64 in place of `base64 of …`");
    }
    return List.copyOf(remarks);
  }

  CozeUsageException notPossible(String form, String why) {
    return new CozeUsageException(
        method + " " + path + " cannot be written as " + form, why, "`/as curl`");
  }
}
