package dev.cozesh.shell.exchange;

import java.util.StringJoiner;

/** Calls as programs in Python 3, which read nothing but its standard library. */
final class PythonForm {
  private PythonForm() {}

  static String write(ToSend request) {
    StringJoiner text = new StringJoiner("\n");
    text.add("import os, sys, urllib.error, urllib.request").add("");
    if (request.isForm()) {
      form(text, request);
    }
    text.add("request = urllib.request.Request(");
    text.add("    " + literal(request.url()) + ",");
    text.add("    method=" + literal(request.method()) + ",");
    text.add("    headers={");
    text.add("        \"Authorization\": \"Bearer \" + os.environ[\"" + ToSend.TOKEN + "\"],");
    request
        .headers()
        .forEach(
            (name, value) -> text.add("        " + literal(name) + ": " + literal(value) + ","));
    if (request.isForm()) {
      text.add("        \"Content-Type\": \"multipart/form-data; boundary=\" + boundary,");
    }
    text.add("    },");
    request.body().ifPresent(body -> text.add("    data=" + literal(body) + ".encode(\"utf-8\"),"));
    if (request.isForm()) {
      text.add("    data=form,");
    }
    text.add(")");
    text.add("try:");
    text.add("    answer = urllib.request.urlopen(request)");
    text.add("except urllib.error.HTTPError as refusal:");
    text.add("    answer = refusal");
    text.add("for line in answer:");
    text.add("    sys.stdout.buffer.write(line)");
    text.add("    sys.stdout.buffer.flush()");
    return text.toString();
  }

  private static void form(StringJoiner text, ToSend request) {
    text.add("boundary = \"cozesh\" + os.urandom(16).hex()");
    text.add("form = b\"\"");
    for (String field : request.form()) {
      String name = literal(field);
      if (ToSend.isFile(field)) {
        text.add("file = " + literal(ToSend.FILE));
        text.add(
            "form += (\"--\" + boundary + '\\r\\nContent-Disposition: form-data; name=\"' + "
                + name
                + " + '\"; filename=\"' + os.path.basename(file) + '\"\\r\\n\\r\\n').encode()");
        text.add("form += open(file, \"rb\").read() + b\"\\r\\n\"");
      } else {
        text.add(
            "form += (\"--\" + boundary + '\\r\\nContent-Disposition: form-data; name=\"' + "
                + name
                + " + '\"\\r\\n\\r\\n' + "
                + literal(ToSend.standIn(field))
                + " + \"\\r\\n\").encode()");
      }
    }
    text.add("form += (\"--\" + boundary + \"--\\r\\n\").encode()").add("");
  }

  private static String literal(String text) {
    return JsonText.literal(text, false, "");
  }
}
