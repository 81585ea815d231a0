import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.complete.Completion;
import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.LiveNames;
import dev.cozesh.dsl.complete.NameList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long Tab takes, with 10,000 names on Coze. A first Tab is one in a process that has completed
 * nothing yet: {@code first TEXT}, or {@code warm TEXT} behind what the prompt warms while its
 * banner is read. {@code later} runs many.
 */
final class Tabs {
  private static final int NAMES = 10_000;
  private static final int ROUNDS = 200;
  private static final List<String> TEXTS =
      List.of(
          "bo",
          "bot(\"",
          "bot(\"kefu",
          "bot(\"kf",
          "bot(\"zzzz",
          "bot(\"助手",
          "text.su",
          "[1, 2].co",
          "bots.",
          "bots.list().first().na",
          "GET \"/v1/",
          "bots.create(name: \"x\", ");

  public static void main(String[] args) {
    if (args[0].equals("later")) {
      later();
      return;
    }
    Completion completion = completion();
    if (args[0].equals("warm")) {
      Completion.warmUp();
    }
    System.out.printf("%.1f%n", millis(completion, args[1]));
  }

  private static void later() {
    Completion completion = completion();
    for (int i = 0; i < 20; i++) {
      TEXTS.forEach(text -> millis(completion, text));
    }
    for (String text : TEXTS) {
      double[] times = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        times[i] = millis(completion, text);
      }
      Arrays.sort(times);
      System.out.printf(
          "%-28s median %6.2f ms   95 %% %6.2f ms   worst %6.2f ms%n",
          text, times[ROUNDS / 2], times[ROUNDS * 95 / 100], times[ROUNDS - 1]);
    }
  }

  private static double millis(Completion completion, String text) {
    Scope scope = new Scope(Map.of("text", String.class), Map.of(), List.of());
    long begin = System.nanoTime();
    completion.at(text, text.length(), scope);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static Completion completion() {
    String characters = "客服助手银行求职面试模拟政策知识库翻译写作教育旅行医疗法律天气新闻音乐重庆长城女性绿色";
    Random random = new Random(1);
    List<LiveName> names = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) {
      StringBuilder name = new StringBuilder(i % 3 == 0 ? "WeHan " : "");
      for (int length = 4 + random.nextInt(6); length > 0; length--) {
        name.append(characters.charAt(random.nextInt(characters.length())));
      }
      names.add(new LiveName("7389" + (100_000_000_000_000L + i), name.toString(), "draft"));
    }
    NameList list = NameList.of(names);
    return new Completion(kind -> new LiveNames.Known(list, false, ""), Path.of(""));
  }
}
