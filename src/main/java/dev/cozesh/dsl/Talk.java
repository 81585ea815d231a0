package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.chat.Chat;
import dev.cozesh.client.core.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a bot answered in one chat. Given as {@code conversation:}, the next chat goes on. */
public final class Talk {
  private final String text;
  private final List<String> followUps;
  private final Chat chat;
  private final String logid;
  private final Duration took;

  Talk(Heard heard, Chat chat, String logid, Duration took) {
    this.text = heard.text();
    this.followUps = heard.followUps();
    this.chat = requireNonNull(chat, "chat");
    this.logid = requireNonNull(logid, "logid");
    this.took = requireNonNull(took, "took");
  }

  /** What it said; several answers are joined by line breaks. */
  public String getText() {
    return text;
  }

  /** The next questions it proposes. */
  public List<String> getFollowUps() {
    return followUps;
  }

  /** Tokens spent; null when Coze did not say. */
  public Long getTokens() {
    return chat.usage().flatMap(Usage::tokenCount).orElse(null);
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return logid;
  }

  /** The conversation, in which other chats can go on. */
  public String getConversationId() {
    return chat.conversationId().orElse("");
  }

  /** The chat's id. */
  public String getChatId() {
    return chat.id();
  }

  /** Milliseconds from the question to the last event. */
  public long getMs() {
    return took.toMillis();
  }

  /** {@code 31 tokens, 1.2 s, log id 2026…}. */
  String footer() {
    StringJoiner footer = new StringJoiner(", ");
    if (getTokens() != null) {
      footer.add(getTokens() + " tokens");
    }
    footer.add(String.format(Locale.ROOT, "%.1f s", getMs() / 1000.0));
    if (!logid.isEmpty()) {
      footer.add("log id " + logid);
    }
    return footer.toString();
  }

  /** What it said. */
  @Override
  public String toString() {
    return text;
  }
}
