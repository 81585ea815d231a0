package dev.cozesh.catalog;

import java.util.List;

/** The streams and the endpoints that answer with them. */
record StreamTable(List<Stream> streams) {
  StreamTable {
    streams = List.copyOf(streams);
  }

  static StreamTable read(CatalogFiles files) {
    return files.read("events", StreamTable.class);
  }

  List<StreamEvent> of(String endpointId) {
    return streams.stream()
        .filter(stream -> stream.endpoints().contains(endpointId))
        .findFirst()
        .map(Stream::events)
        .orElse(List.of());
  }

  record Stream(List<String> endpoints, List<StreamEvent> events) {
    Stream {
      endpoints = List.copyOf(endpoints);
      events = List.copyOf(events);
    }
  }
}
