package dev.cozesh.dsl.complete;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Things on Coze that are called by a name and listed by workspace. */
public enum NameKind {
  /** Bots, published or not. */
  BOT("bots", true, "botId"),
  /** Knowledge bases. */
  KNOWLEDGE("knowledge bases", true, "datasetId", "knowledgeId"),
  /** Published workflows. */
  WORKFLOW("workflows", true, "workflowId"),
  /** Workspaces that the token sees. */
  WORKSPACE("workspaces", false, "workspaceId", "spaceId"),
  /** Databases. */
  DATABASE("databases", false, "databaseId"),
  /** Apps. */
  APP("apps", false, "appId"),
  /** Voices. */
  VOICE("voices", false, "voiceId");

  private final String title;
  private final boolean namedInCalls;
  private final String[] parameters;

  NameKind(String title, boolean namedInCalls, String... parameters) {
    this.title = title;
    this.namedInCalls = namedInCalls;
    this.parameters = parameters;
  }

  /** {@return what many of them are called: {@code knowledge bases}} */
  public String title() {
    return title;
  }

  /** Whether a call of a service takes the name in place of the id. */
  boolean isNamedInCalls() {
    return namedInCalls;
  }

  /** The kind that a parameter of the client or of the wire takes the id of: {@code bot_ids}. */
  static Optional<NameKind> ofParameter(String name) {
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT).replaceFirst("ids$", "id");
    return Arrays.stream(values())
        .filter(
            kind ->
                Arrays.stream(kind.parameters)
                    .map(each -> each.toLowerCase(Locale.ROOT))
                    .anyMatch(each -> each.equals(plain) || each.equals(plain + "id")))
        .findFirst();
  }
}
