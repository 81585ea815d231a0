package dev.cozesh.shell.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Calls as source files that {@code java FILE} runs, whatever the encoding of the machine is. */
final class JavaForm {
  // A literal has at most 65,535 bytes in a class file.
  private static final int LONGEST_LITERAL = 20_000;

  private JavaForm() {}

  static String write(ToSend request) {
    if (request.isForm()) {
      throw request.notPossible("java", "the JDK's client knows no forms");
    }
    StringJoiner text = new StringJoiner("\n");
    text.add("import java.net.URI;");
    text.add("import java.net.http.HttpClient;");
    text.add("import java.net.http.HttpRequest;");
    text.add("import java.net.http.HttpResponse;");
    text.add("");
    text.add("public class Call {");
    text.add("  public static void main(String[] args) throws Exception {");
    text.add("    HttpRequest request =");
    text.add("        HttpRequest.newBuilder(URI.create(" + literal(request.url()) + "))");
    text.add(
        "            .header(\"Authorization\", \"Bearer \" + System.getenv(\""
            + ToSend.TOKEN
            + "\"))");
    request
        .headers()
        .forEach(
            (name, value) ->
                text.add("            .header(" + literal(name) + ", " + literal(value) + ")"));
    text.add("            .method(" + literal(request.method()) + ", " + body(request) + ")");
    text.add("            .build();");
    text.add(
        "    HttpClient client ="
            + " HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();");
    text.add("    client");
    text.add("        .send(request, HttpResponse.BodyHandlers.ofInputStream())");
    text.add("        .body()");
    text.add("        .transferTo(System.out);");
    text.add("    System.out.flush();");
    text.add("  }");
    text.add("}");
    return text.toString();
  }

  private static String body(ToSend request) {
    return request
        .body()
        .map(body -> "HttpRequest.BodyPublishers.ofString(" + text(body) + ")")
        .orElse("HttpRequest.BodyPublishers.noBody()");
  }

  private static String text(String body) {
    if (body.length() <= LONGEST_LITERAL) {
      return literal(body);
    }
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < body.length(); at += LONGEST_LITERAL) {
      pieces.add(literal(body.substring(at, Math.min(body.length(), at + LONGEST_LITERAL))));
    }
    return "String.join(\"\", " + String.join(", ", pieces) + ")";
  }

  private static String literal(String text) {
    return JsonText.literal(text, true, "");
  }
}
