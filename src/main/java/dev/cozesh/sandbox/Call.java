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
 * @param uploads the files of a multipart body
 */
record Call(
    Instant now,
    Map<String, String> path,
    Map<String, String> query,
    ObjectNode body,
    boolean idsAsText,
    String logId,
    List<UploadedFile> uploads) {

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
