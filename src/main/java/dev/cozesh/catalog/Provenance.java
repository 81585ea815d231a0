package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where a fact comes from. None was tried against the live service.
 *
 * @param sources what names the endpoint; {@link Source#SPEC} only where the official OpenAPI file
 *     was looked at for it, so its absence proves nothing
 * @param docs the page of the official documentation
 * @param docsNote why there is no page; else empty
 * @param readOn the day the sources were read: {@code 2026-11-21}
 */
public record Provenance(
    List<Source> sources, Optional<String> docs, String docsNote, String readOn) {
  public Provenance {
    sources = List.copyOf(sources);
    requireNonNull(docs, "docs");
    requireNonNull(docsNote, "docsNote");
    requireNonNull(readOn, "readOn");
  }

  /**
   * {@return who says so, for people: {@code documentation, official specification, SDKs (Python,
   * Go)}}
   */
  public String told() {
    StringJoiner told = new StringJoiner(", ");
    StringJoiner sdks = new StringJoiner(", ", "SDKs (", ")").setEmptyValue("");
    for (Source source : sources) {
      switch (source) {
        case DOCS -> told.add("documentation");
        case SPEC -> told.add("official specification");
        case STUDIO, SEEN -> {}
        case PY -> sdks.add("Python");
        case JS -> sdks.add("JavaScript");
        case JAVA -> sdks.add("Java");
        case GO -> sdks.add("Go");
      }
    }
    if (!sdks.toString().isEmpty()) {
      told.add(sdks.toString());
    }
    if (sources.contains(Source.STUDIO)) {
      told.add("open-source server");
    }
    if (sources.contains(Source.SEEN)) {
      told.add("seen by a probe on " + readOn);
    }
    return told.toString();
  }

  /** A source. */
  public enum Source {
    /** docs.coze.cn. */
    @JsonProperty("docs")
    DOCS,
    /** The official OpenAPI file. */
    @JsonProperty("spec")
    SPEC,
    /** The official Python SDK. */
    @JsonProperty("py")
    PY,
    /** The official JavaScript SDK. */
    @JsonProperty("js")
    JS,
    /** The official Java SDK. */
    @JsonProperty("java")
    JAVA,
    /** The official Go SDK. */
    @JsonProperty("go")
    GO,
    /** The open-source server. */
    @JsonProperty("studio")
    STUDIO,
    /** A probe of this project got an answer from it; nobody documents it. */
    @JsonProperty("seen")
    SEEN
  }
}
