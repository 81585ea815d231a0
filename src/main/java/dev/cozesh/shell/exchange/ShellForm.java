package dev.cozesh.shell.exchange;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Calls as lines for a POSIX shell. */
final class ShellForm {
  // Linux passes at most 128 KiB in one argument; a builtin's are not passed.
  private static final int LONGEST_ARGUMENT = 100 << 10;

  private ShellForm() {}

  static String curl(ToSend request) {
    StringJoiner line = new StringJoiner(" ");
    line.add(request.streams() ? "curl -sSN" : "curl -sS");
    if (request.method().equals("HEAD")) {
      line.add("--head");
    } else if (!request.method().equals("GET") || request.body().isPresent()) {
      line.add("-X " + request.method());
    }
    line.add(quoted(request.url()));
    line.add("-H \"Authorization: Bearer $" + ToSend.TOKEN + '"');
    request.headers().forEach((name, value) -> line.add("-H " + quoted(name + ": " + value)));
    request
        .form()
        .forEach(field -> line.add("-F " + quoted(field + "=" + at(field) + standIn(field))));
    if (isLong(request)) {
      return piped(request, line.add("--data-binary @-").toString());
    }
    request.body().ifPresent(body -> line.add("--data-raw " + quoted(body)));
    return line.toString();
  }

  static String httpie(ToSend request) {
    StringJoiner line = new StringJoiner(" ");
    line.add(isLong(request) ? "http" : "http --ignore-stdin");
    line.add("--body");
    if (request.streams()) {
      line.add("--stream");
    }
    if (request.isForm()) {
      line.add("--multipart");
    }
    if (!isLong(request)) {
      request.body().ifPresent(body -> line.add("--raw " + quoted(body)));
    }
    line.add(request.method()).add(quoted(request.url()));
    line.add("\"Authorization:Bearer $" + ToSend.TOKEN + '"');
    request.headers().forEach((name, value) -> line.add(quoted(name + ":" + value)));
    request
        .form()
        .forEach(
            field -> line.add(quoted(field + (ToSend.isFile(field) ? "@" : "=") + standIn(field))));
    return isLong(request) ? piped(request, line.toString()) : line.toString();
  }

  private static String at(String field) {
    return ToSend.isFile(field) ? "@" : "";
  }

  private static String standIn(String field) {
    return ToSend.standIn(field);
  }

  private static boolean isLong(ToSend request) {
    return request
        .body()
        .filter(body -> body.getBytes(StandardCharsets.UTF_8).length > LONGEST_ARGUMENT)
        .isPresent();
  }

  private static String piped(ToSend request, String line) {
    return "printf %s " + quoted(request.body().orElseThrow()) + " | " + line;
  }

  /** In single quotes nothing has a meaning but they themselves. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
