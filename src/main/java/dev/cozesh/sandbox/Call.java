package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read and ready to be handled.
 *
 * @param path values of the template's placeholders
 * @param query decoded; of a repeated key the first value
 * @param body empty object when there was none
 * @param idsAsText whether header {@code Agw-Js-Conv: str} asks for ids in strings
 * @param logId of the answer
 * @param uploads the files of a multipart body; its other parts are members of the body, as text
 * @param sender who asks, and by which address
 */
record Call(
    Instant now,
    Map<String, String> path,
    Map<String, String> query,
    ObjectNode body,
    boolean idsAsText,
    String logId,
    List<UploadedFile> uploads,
    Sender sender) {

  Fields fields() {
    return new Fields(body);
  }

  long seconds() {
    return now.getEpochSecond();
  }

  Optional<String> queryText(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  String requiredQuery(String name) {
    return queryText(name).orElseThrow(() -> Refused.parameter(name + " is required"));
  }

  Page page(String numberKey, int usualSize, int largestSize) {
    return new Page(
        queryNumber(numberKey, 1, Integer.MAX_VALUE),
        queryNumber("page_size", usualSize, largestSize));
  }

  /** Which part of a list with tokens is asked for. */
  Part part(int usualSize, int largestSize) {
    return Part.of(
        queryText("page_token").orElse(""), queryNumber("page_size", usualSize, largestSize));
  }

  Optional<String> queryChoice(String name, Choices choices) {
    return queryText(name).map(value -> choices.require(value, name));
  }

  /** A query value of true or false; empty when it was not sent. */
  Optional<Boolean> queryFlag(String name) {
    return queryChoice(name, Choices.among("true", "false")).map(Boolean::valueOf);
  }

  /** The values of a query key that holds several, joined by commas. */
  List<String> queryList(String name) {
    return queryText(name).map(text -> List.of(text.split(","))).orElse(List.of());
  }

  /** The one file of a form. */
  UploadedFile upload(long mostBytes) {
    if (uploads.isEmpty()) {
      throw new Refused(200, 4300, "No file was uploaded.");
    }
    if (uploads.size() > 1) {
      throw new Refused(200, 4301, "Only one file can be uploaded in a request.");
    }
    UploadedFile file = uploads.get(0);
    if (file.bytes() > mostBytes) {
      throw new Refused(200, 4302, "The file is larger than " + (mostBytes >> 20) + " MB.");
    }
    return file;
  }

  /** An address of this sandbox, as the caller can reach it. */
  String link(String path) {
    return "http://" + sender.host() + path;
  }

  private int queryNumber(String name, int otherwise, int atMost) {
    try {
      int value = queryText(name).map(Integer::parseInt).orElse(otherwise);
      if (value >= 1 && value <= atMost) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw Refused.parameter(name + " must be a whole number");
    }
    String range = atMost == Integer.MAX_VALUE ? "1 or more" : "1 to " + atMost;
    throw Refused.parameter(name + " must be " + range);
  }
}
