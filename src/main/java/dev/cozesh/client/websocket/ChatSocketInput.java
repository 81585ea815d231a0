package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.chat.ToolOutput;
import dev.cozesh.client.message.EnterMessage;
import dev.cozesh.client.message.MessageContent;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What the caller says in a chat over a socket.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/streaming_chat_api">Coze: chat events</a>
 */
public sealed interface ChatSocketInput extends SocketInput
    permits ChatSocketInput.Update,
        ChatSocketInput.CreateMessage,
        ChatSocketInput.Clear,
        ChatSocketInput.SubmitToolOutputs,
        ChatSocketInput.Cancel,
        ChatSocketInput.GenerateAudio,
        AppendAudio,
        CompleteAudio,
        ClearAudio,
        OtherInput {
  /** Sets how the chat behaves; normally the first of all. */
  record Update(ChatSettings settings) implements ChatSocketInput {
    public Update {
      requireNonNull(settings, "settings");
    }

    @Override
    public String type() {
      return "chat.update";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(settings));
    }
  }

  /** Asks. A chat that is under way is given up. */
  record CreateMessage(EnterMessage message) implements ChatSocketInput {
    public CreateMessage {
      requireNonNull(message, "message");
    }

    @Override
    public String type() {
      return "conversation.message.create";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(message));
    }
  }

  /** Makes the bot forget what was said before. */
  record Clear() implements ChatSocketInput {
    @Override
    public String type() {
      return "conversation.clear";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.empty();
    }
  }

  /** Gives the outputs that a chat waits for. */
  record SubmitToolOutputs(String chatId, List<ToolOutput> toolOutputs) implements ChatSocketInput {
    public SubmitToolOutputs {
      requireNonNull(chatId, "chatId");
      toolOutputs = List.copyOf(toolOutputs);
    }

    @Override
    public String type() {
      return "conversation.chat.submit_tool_outputs";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.tree(this));
    }
  }

  /** Gives up the chat that is under way; what it has spent by then is billed. */
  record Cancel() implements ChatSocketInput {
    @Override
    public String type() {
      return "conversation.chat.cancel";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.empty();
    }
  }

  /**
   * Speaks a text outside of any chat.
   *
   * @param text at most 1024 bytes of UTF-8
   */
  record GenerateAudio(String text) implements ChatSocketInput {
    public GenerateAudio {
      Texts.checked(text);
    }

    @Override
    public String type() {
      return "input_text.generate_audio";
    }

    @Override
    public Optional<JsonNode> data() {
      return Optional.of(Json.object().put("mode", "text").put("text", text));
    }
  }

  /**
   * Sets how the chat behaves.
   *
   * @param settings what holds from then on
   * @return the event
   */
  static ChatSocketInput update(ChatSettings settings) {
    return new Update(settings);
  }

  /**
   * Asks that.
   *
   * @param text what is said
   * @return the event
   */
  static ChatSocketInput ask(String text) {
    return new CreateMessage(EnterMessage.question(text));
  }

  /**
   * Asks that, perhaps with attachments.
   *
   * @param content what is said, with attachments
   * @return the event
   */
  static ChatSocketInput ask(MessageContent content) {
    return new CreateMessage(EnterMessage.question(content));
  }

  /**
   * The next piece of what is said.
   *
   * @param sound packed as the settings say
   * @return the event
   */
  static ChatSocketInput audio(byte[] sound) {
    return new AppendAudio(sound);
  }

  /**
   * All was said.
   *
   * @return the event
   */
  static ChatSocketInput audioComplete() {
    return new CompleteAudio();
  }

  /**
   * Gives the outputs that a chat waits for.
   *
   * @param chatId the chat that waits
   * @param outputs one for each call
   * @return the event
   */
  static ChatSocketInput toolOutputs(String chatId, List<ToolOutput> outputs) {
    return new SubmitToolOutputs(chatId, outputs);
  }

  /**
   * Gives up the chat that is under way.
   *
   * @return the event
   */
  static ChatSocketInput cancel() {
    return new Cancel();
  }

  /**
   * Speaks a text outside of any chat.
   *
   * @param text what is said
   * @return the event
   * @throws CozeUsageException when it has more than 1024 bytes
   */
  static ChatSocketInput speak(String text) {
    return new GenerateAudio(text);
  }
}
