package dev.cozesh.dsl.complete;

import dev.cozesh.client.chat.ChatRequest;
import dev.cozesh.dsl.ParameterForm;
import dev.cozesh.dsl.ServiceForms;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named arguments of the words of the language, which take them as a map. */
final class WordOptions {
  private static final Set<String> TALKS = Set.of("chat", "ask");

  private static final Map<String, List<Option>> OF_WORDS =
      Map.of(
          "model",
          List.of(
              new Option("temperature", Double.class, "how free the answers are; a number"),
              new Option(
                  "top_p", Double.class, "how much of the likely words is drawn from; 0 to 1"),
              new Option("max_tokens", Integer.class, "the longest answer; a whole number"),
              new Option("context_rounds", Integer.class, "rounds of the talk it is shown"),
              new Option("response_format", String.class, "text, markdown or json")),
          "chunks",
          List.of(
              new Option("size", Integer.class, "tokens of a piece, 100 to 2,000"),
              new Option("separator", String.class, "where a document is cut"),
              new Option("overlap", Integer.class, "what neighbours share, percent"),
              new Option("remove_extra_spaces", Boolean.class, "runs of blanks become one"),
              new Option("remove_urls_emails", Boolean.class, "addresses are left out")),
          "document",
          List.of(
              new Option("encoding", String.class, "of texts that are not UTF-8: \"GBK\""),
              new Option(
                  "every", Integer.class, "hours between readings of a web page, 24 or more")),
          "image",
          List.of(new Option("caption", String.class, "what it shows; else Coze says it")),
          "rows",
          List.of(new Option("encoding", String.class, "of a file that is not UTF-8: \"GBK\"")),
          "column",
          List.of(
              new Option("as", String.class, "what it is called on Coze"),
              new Option("type", String.class, "String, Integer, Number, Boolean or Time"),
              new Option("description", String.class, "what it holds"),
              new Option("required", Boolean.class, "whether each row has it")),
          "publish",
          List.of(new Option("to", List.class, "connectors, by name or id")),
          "claim",
          List.of(
              new Option("by", String.class, "who says it"),
              new Option("absent", Boolean.class, "true when it is said not to exist")),
          "report",
          List.of(
              new Option("html", String.class, "a file for one page with everything in it"),
              new Option("markdown", String.class, "a file for a ticket"),
              new Option("har", String.class, "a file of requests and answers"),
              new Option("junit", String.class, "a file for build servers"),
              new Option("json", String.class, "a file for programs")),
          "bot",
          List.of(
              new Option("from", Map.class, "the bot of a JSON file: json(file(\"bot.json\"))"),
              new Option("ignore", List.class, "its keys that are left out on purpose")));

  private WordOptions() {}

  /**
   * One named argument.
   *
   * @param about one line
   */
  record Option(String name, java.lang.reflect.Type type, String about) {}

  /** Those of a word, or of a call of a bot's handle; none for others. */
  static List<Option> of(String word) {
    if (TALKS.contains(word)) {
      return ServiceForms.members(ChatRequest.class).stream()
          .filter(each -> !each.name().equals("bot_id"))
          .map(WordOptions::option)
          .toList();
    }
    return OF_WORDS.getOrDefault(word, List.of());
  }

  private static Option option(ParameterForm form) {
    return new Option(form.name(), form.type(), Known.of(form.type()).plain().toString());
  }
}
