package dev.cozesh.shell.exchange;

import java.util.Set;
import java.util.StringJoiner;

/** Calls as programs for Node. */
final class JavaScriptForm {
  private JavaScriptForm() {}

  static String write(ToSend request) {
    if (Set.of("GET", "HEAD").contains(request.method()) && request.body().isPresent()) {
      throw request.notPossible("javascript", "fetch sends no body with " + request.method());
    }
    StringJoiner text = new StringJoiner("\n");
    text.add("async function main() {");
    if (request.isForm()) {
      form(text, request);
    }
    text.add("  const answer = await fetch(" + literal(request.url()) + ", {");
    text.add("    method: " + literal(request.method()) + ",");
    text.add("    headers: {");
    text.add("      \"Authorization\": \"Bearer \" + process.env." + ToSend.TOKEN + ",");
    request
        .headers()
        .forEach((name, value) -> text.add("      " + literal(name) + ": " + literal(value) + ","));
    text.add("    },");
    request.body().ifPresent(body -> text.add("    body: " + literal(body) + ","));
    if (request.isForm()) {
      text.add("    body: form,");
    }
    text.add("  });");
    text.add("  for await (const piece of answer.body ?? []) process.stdout.write(piece);");
    text.add("}");
    text.add("");
    text.add("main();");
    return text.toString();
  }

  private static void form(StringJoiner text, ToSend request) {
    text.add("  const fs = require(\"node:fs\");");
    text.add("  const form = new FormData();");
    for (String field : request.form()) {
      String value = literal(ToSend.standIn(field));
      text.add(
          ToSend.isFile(field)
              ? "  form.set("
                  + literal(field)
                  + ", new Blob([fs.readFileSync("
                  + value
                  + ")]), "
                  + value
                  + ");"
              : "  form.set(" + literal(field) + ", " + value + ");");
    }
  }

  private static String literal(String text) {
    return JsonText.literal(text, false, "");
  }
}
