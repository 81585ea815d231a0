package dev.cozesh.shell.builtin;

import java.util.regex.Pattern;

/** Advice that names commands of the command line, in the words of the prompt where it has them. */
public final class PromptWords {
  private static final Pattern SAME = Pattern.compile("`cozesh (doctor|why \\d+)`");
  private static final Pattern ADOPT = Pattern.compile("(?<![\\w/`-])--adopt\\b");

  private PromptWords() {}

  /**
   * The advice: {@code `cozesh doctor`} becomes {@code `/doctor`}, {@code --adopt} becomes {@code
   * `/apply --adopt`}.
   */
  public static String of(String advice) {
    String commands = SAME.matcher(advice).replaceAll("`/$1`");
    return ADOPT.matcher(commands).replaceAll("`/apply --adopt`");
  }
}
