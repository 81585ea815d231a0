package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console's uploads: Base64 in, an address in the storage out. Contents are measured. */
final class ConsoleUploads {
  private static final Pattern ADDRESS = Pattern.compile("BIZ_BOT_DATASET/\\d+_(\\d+)\\.[^/]*");
  private static final int CHARACTERS_IN_A_SLICE = 800;
  private static final int MOST_TEXT = 100_000;

  List<Route> routes() {
    return List.of(new Route("POST", "/api/bot/upload_file", this::upload).ofConsole());
  }

  /** The file at an address. */
  static Optional<ObjectNode> at(Transaction tx, String uri) {
    Matcher address = ADDRESS.matcher(uri);
    return address.matches() ? tx.find(Kind.FILE, address.group(1)) : Optional.empty();
  }

  private ObjectNode upload(Transaction tx, Call call) {
    Fields head = call.fields().within("file_head").orElseThrow(ConsoleUploads::noHead);
    String type = head.text("file_type", 1, 20);
    byte[] bytes = decoded(call.fields().text("data", 0, Integer.MAX_VALUE));
    String id = tx.newId();
    String uri = "BIZ_BOT_DATASET/" + Workspaces.USER_ID + "_" + id + "." + type;
    UploadedFile measured = Measure.of(bytes, uri);
    long units = measured.text() ? measured.characters() : measured.bytes();
    ObjectNode file = Json.object().put("id", id).put("bytes", bytes.length);
    file.put("file_name", uri).put("created_at", call.seconds()).put("text", measured.text());
    file.put("characters", measured.characters()).put("size", bytes.length);
    file.put("char_count", units);
    file.put("slices", (units + CHARACTERS_IN_A_SLICE - 1) / CHARACTERS_IN_A_SLICE);
    if (measured.text()) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      file.put("content", text.substring(0, Math.min(text.length(), MOST_TEXT)));
    }
    tx.put(Kind.FILE, id, file);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("upload_uri", uri).put("upload_url", "");
    return answer;
  }

  private static Refused noHead() {
    return new Refused(500, 500, "internal server error: file_head");
  }

  private static byte[] decoded(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, 400, "illegal base64 data");
    }
  }
}
