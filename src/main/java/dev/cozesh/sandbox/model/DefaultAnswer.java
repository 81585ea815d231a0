package dev.cozesh.sandbox.model;

import java.util.List;

/**
 * What the model says when no rule fits: who it is, what it was asked now and before, and what its
 * knowledge holds. In Chinese when the question has a Chinese character, else in English.
 */
final class DefaultAnswer {
  private static final int MOST_OF_A_PERSONA = 60;

  private final Prompt prompt;
  private final boolean chinese;

  DefaultAnswer(Prompt prompt) {
    this.prompt = prompt;
    this.chinese =
        prompt
            .question()
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  String text() {
    if (!prompt.toolOutputs().isEmpty()) {
      String outputs = String.join("; ", prompt.toolOutputs());
      return chinese ? "工具的结果是：" + outputs : "The tool answered: " + outputs;
    }
    if (prompt.passage().isPresent()) {
      Prompt.Passage passage = prompt.passage().get();
      return chinese
          ? "根据《" + passage.document() + "》：" + passage.text()
          : "According to " + passage.document() + ": " + passage.text();
    }
    return self() + asked() + before();
  }

  List<String> followUps() {
    return chinese
        ? List.of("可以说得更详细一些吗？", "能举一个例子吗？", "接下来我该做什么？")
        : List.of("Can you tell me more?", "Can you give an example?", "What should I do next?");
  }

  private String self() {
    String persona = persona();
    if (chinese) {
      return "我是" + prompt.name() + (persona.isEmpty() ? "。" : "（" + persona + "）。");
    }
    return "I am " + prompt.name() + (persona.isEmpty() ? "." : " (" + persona + ").");
  }

  private String asked() {
    return chinese ? "您问的是：" + prompt.question() : " You asked: " + prompt.question();
  }

  private String before() {
    if (prompt.earlier().isEmpty()) {
      return "";
    }
    String last = prompt.earlier().get(prompt.earlier().size() - 1);
    return chinese ? "（之前您问过：" + last + "）" : " (Before that: " + last + ")";
  }

  /** The first line of the bot's prompt, without its marks of a headline. */
  private String persona() {
    String line =
        prompt
            .persona()
            .lines()
            .map(text -> text.replaceFirst("^[#*\\s]+", "").strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    int length = Math.min(MOST_OF_A_PERSONA, line.codePointCount(0, line.length()));
    return line.substring(0, line.offsetByCodePoints(0, length));
  }
}
