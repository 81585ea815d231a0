package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a socket of events has come.
 *
 * @param received how many events came
 * @param lastType what the last of them was, empty before the first
 * @param logId the last that an event told, empty when none did
 */
record Course(long received, String lastType, String logId) {
  static final Course START = new Course(0, "", "");

  Course after(JsonNode event) {
    String told = event.path("detail").path("logid").asText("");
    return new Course(
        received + 1, event.path("event_type").asText(""), told.isEmpty() ? logId : told);
  }
}
