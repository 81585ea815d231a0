package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sources of the catalogue do not say the same. None was tried against the live service.
 *
 * @param spec what the official OpenAPI file has
 * @param conflicts functions that sources call in different ways
 */
public record Differences(Spec spec, List<Conflict> conflicts) {
  public Differences {
    requireNonNull(spec, "spec");
    conflicts = List.copyOf(conflicts);
  }

  static Differences read(CatalogFiles files) {
    return files.read("differences", Differences.class);
  }

  /**
   * The official OpenAPI file, whole. It has one method for each path: another method of a path
   * that it has is missing for that reason alone.
   *
   * @param source its address
   * @param readOn the day it was read: {@code 2026-11-25}
   * @param operations method and path of each operation
   */
  public record Spec(String source, String readOn, List<String> operations) {
    public Spec {
      requireNonNull(source, "source");
      requireNonNull(readOn, "readOn");
      operations = List.copyOf(operations);
    }
  }

  /**
   * A function that sources call in different ways.
   *
   * @param function the endpoint's id in the catalogue
   * @param note which is right, and why, as far as the sources tell
   * @param readOn the day the sources were read
   * @param calls each way once
   */
  public record Conflict(String function, String note, String readOn, List<Call> calls) {
    public Conflict {
      requireNonNull(function, "function");
      requireNonNull(note, "note");
      requireNonNull(readOn, "readOn");
      calls = List.copyOf(calls);
    }
  }

  /**
   * One way to call it.
   *
   * @param method upper case
   * @param path the template
   * @param query what tells it from the others, with holes; mostly empty
   * @param body the same for a body
   * @param sources who calls it so
   */
  public record Call(
      String method,
      String path,
      Map<String, String> query,
      Optional<JsonNode> body,
      List<Provenance.Source> sources) {
    public Call {
      requireNonNull(method, "method");
      requireNonNull(path, "path");
      query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
      body = body.filter(json -> !json.isNull()); // a file without the member reads as null
      sources = List.copyOf(sources);
    }
  }
}
