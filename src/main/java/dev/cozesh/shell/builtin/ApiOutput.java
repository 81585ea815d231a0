package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.client.core.ByteStream;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.core.RawEvent;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where an answer of {@code api} goes: the screen, a pipe, or the file of {@code --output}. */
final class ApiOutput {
  private static final int BUFFER_BYTES = 16 << 10;

  private final Console console;
  private final boolean oneDocument;
  private final Optional<Path> file;

  /**
   * @param file where it is written; empty for standard output
   */
  ApiOutput(Call call, Console console, Optional<Path> file) {
    this.console = requireNonNull(console, "console");
    this.oneDocument = call.has(Option.JSON);
    this.file = requireNonNull(file, "file");
  }

  /**
   * Refuses, before anything is sent, what could not be written.
   *
   * @param bytes whether the answer is known to be bytes
   * @throws CozeUsageException when bytes would go to a terminal or into a JSON document
   */
  void check(boolean bytes) {
    file.ifPresent(each -> AtomicFile.requireDirectory(each, Option.OUTPUT.spelling()));
    if (bytes && file.isEmpty() && (oneDocument || console.tty().out())) {
      throw new CozeUsageException(
          "this answers bytes, which are not for " + (oneDocument ? "--json" : "a terminal"),
          "nothing was sent",
          "add `--output FILE`, or let a program read them: `… | …`");
    }
  }

  void whole(Exchange exchange) {
    if (file.isPresent()) {
      write(exchange.body().getBytes(StandardCharsets.UTF_8));
    } else {
      print(exchange);
    }
  }

  /** Prints what Coze says to a call that it refuses; no file is made of it. */
  void refusal(Exchange exchange) {
    if (!oneDocument) {
      print(exchange);
    }
  }

  /** Indented and cleaned for a terminal; for a pipe as it came, ended by a line break. */
  private void print(Exchange exchange) {
    String body = exchange.body();
    if (console.tty().out()) {
      console.print(Clean.text(exchange.json().map(Json::pretty).orElse(body)));
    } else {
      String end = body.isEmpty() || body.endsWith("\n") ? "" : "\n";
      console.printBytes((body + end).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(byte[] content) {
    Path target = file.orElseThrow();
    try {
      AtomicFile.write(target, content);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    tellSaved(content.length);
  }

  /**
   * Each event as a line of JSON, as it comes; with {@code --json} an array of them at the end.
   *
   * @throws CozeServiceException when an event reports a failure; it is printed before
   */
  void events(Iterable<RawEvent> events) {
    if (file.isPresent()) {
      intoFile(events, file.get());
    } else if (oneDocument) {
      ArrayNode all = Json.mapper().createArrayNode();
      for (RawEvent event : events) {
        throwFailure(event);
        all.add(json(event));
      }
      console.print(all.toPrettyString());
    } else {
      for (RawEvent event : events) {
        console.print(console.tty().out() ? Clean.text(line(event)) : line(event));
        throwFailure(event);
      }
    }
  }

  private void intoFile(Iterable<RawEvent> events, Path target) {
    long written = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      for (RawEvent event : events) {
        byte[] line = (line(event) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        out.flush();
        written += line.length;
        throwFailure(event);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
    tellSaved(written);
  }

  private static void throwFailure(RawEvent event) {
    if (event.failure().isPresent()) {
      throw event.failure().get();
    }
  }

  private static String line(RawEvent event) {
    return Json.line(json(event));
  }

  private static ObjectNode json(RawEvent event) {
    ObjectNode json = Json.object();
    event.id().ifPresent(id -> json.put("id", id));
    json.put("event", event.type());
    return json.set("data", data(event.data()));
  }

  private static JsonNode data(String text) {
    try {
      return Json.parse(text, "an event");
    } catch (CozeDataException e) {
      return TextNode.valueOf(text); // Coze's last event is a word
    }
  }

  /** The bytes as they come, into the file or to the program behind the pipe. */
  void bytes(ByteStream bytes) {
    if (file.isPresent()) {
      tellSaved(bytes.saveTo(file.get()));
      return;
    }
    if (oneDocument || console.tty().out()) {
      throw new CozeUsageException(
          "it answered "
              + bytes.mediaType()
              + ", which is not for "
              + (oneDocument ? "--json" : "a terminal"),
          "the answer is dropped",
          "send it again with `--output FILE`");
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = bytes.body()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        console.printBytes(Arrays.copyOf(buffer, read));
      }
    } catch (IOException e) {
      throw new IllegalStateException("an open answer's body throws its own kinds", e);
    }
  }

  private void tellSaved(long bytes) {
    Path target = file.orElseThrow();
    if (oneDocument) {
      ObjectNode told = Json.object().put("file", target.toString()).put("bytes", bytes);
      console.print(told.toPrettyString());
    } else {
      console.remark("wrote " + bytes + " bytes to " + target);
    }
  }

  private static CozeUsageException unwritable(Path file, IOException cause) {
    return new CozeUsageException(
        "cannot write " + file, cause.getClass().getSimpleName(), "name another file", cause);
  }
}
