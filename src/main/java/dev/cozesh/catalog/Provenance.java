package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

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
    STUDIO
  }
}
