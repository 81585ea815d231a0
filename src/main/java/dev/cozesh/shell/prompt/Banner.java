package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.Found;
import dev.cozesh.config.Settings;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the prompt says before its first line. Made of settings alone: nothing is started or sent.
 *
 * @param demonstration whether nothing is configured, and there is a space to explore
 */
public record Banner(Settings settings, boolean demonstration) {
  private static final String WAY_OUT = "Ctrl-D to leave";

  public Banner {
    requireNonNull(settings, "settings");
  }

  /** One line, or the three of a first start. */
  public List<String> lines(Ink ink) {
    return demonstration ? ofDemonstration(ink) : List.of(ofServer(ink));
  }

  /**
   * What a newcomer may type, each a whole line that works in the demonstration: in Chinese for
   * whose terminal is set to it, since others could not type it.
   */
  public static List<String> thingsToTry(Environment environment) {
    String chat =
        environment.isChinese() ? "chat \"求职助手\", \"你好\"" : "chat \"Campus Guide\", \"hello\"";
    return List.of("bots", chat, "/help");
  }

  private List<String> ofDemonstration(Ink ink) {
    Environment environment = settings.environment();
    String things =
        thingsToTry(environment).stream().map(ink::bold).collect(Collectors.joining("   "));
    return List.of(
        name(ink) + ": nothing is configured, so this is a demonstration on this machine",
        "try:  " + things,
        "`cozesh login` connects your own space; " + WAY_OUT);
  }

  private String ofServer(Ink ink) {
    List<String> parts = new ArrayList<>();
    parts.add(name(ink));
    parts.add(Clean.line(server()));
    settings.workspace().ifPresent(found -> parts.add("workspace " + Clean.line(found.value())));
    parts.add(WAY_OUT);
    return String.join(", ", parts);
  }

  private static String name(Ink ink) {
    return ink.bold("cozesh " + Version.TEXT);
  }

  private String server() {
    if (settings.sandbox().isPresent()) {
      return settings
          .sandbox()
          .get()
          .directory()
          .map(directory -> "sandbox in " + settings.environment().shortened(directory))
          .orElse("sandbox that forgets everything");
    }
    String profile = settings.profile().map(Found::value).map(name -> name + "@").orElse("");
    String host =
        settings
            .baseUrl()
            .map(found -> found.value().getRawAuthority())
            .orElse("no server: nothing names a region or an address");
    return settings.hasCredential() ? profile + host : profile + host + " without a credential";
  }
}
