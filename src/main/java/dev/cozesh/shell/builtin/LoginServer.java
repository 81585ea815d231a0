package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.BaseUrl;
import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The server that a token is for: a cloud, or an address of one's own.
 *
 * @param region {@code cn} or {@code com}; absent for an own address
 */
record LoginServer(Optional<String> region, URI address) {
  private static final String MENU =
      """
      Which Coze is the token for?
        1  cn   coze.cn, mainland China     https://api.coze.cn
        2  com  coze.com, everywhere else   https://api.coze.com
        3  own  a server of your own\
      """;

  LoginServer {
    requireNonNull(region, "region");
    requireNonNull(address, "address");
  }

  static LoginServer ofRegion(String region) {
    return new LoginServer(Optional.of(region), BaseUrl.ofRegion(region, "region"));
  }

  /** A cloud's address stands for its region. */
  static LoginServer at(URI address) {
    return List.of("cn", "com").stream()
        .map(LoginServer::ofRegion)
        .filter(cloud -> cloud.address().equals(address))
        .findFirst()
        .orElse(new LoginServer(Optional.empty(), address));
  }

  /**
   * Asks for it.
   *
   * @param usual what an empty answer means; absent: the cloud of the user's language
   */
  static LoginServer asked(Console console, Environment environment, Optional<LoginServer> usual) {
    LoginServer preset = usual.orElseGet(() -> ofRegion(environment.isChinese() ? "cn" : "com"));
    console.remark(MENU);
    Questions questions = new Questions(console);
    return questions.until(
        "region [" + preset.region().orElse(preset.address().toString()) + "]: ",
        answer -> read(answer, preset, console));
  }

  private static Optional<LoginServer> read(String answer, LoginServer preset, Console console) {
    String word = answer.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "" -> Optional.of(preset);
      case "1", "cn", "coze.cn", "c" -> Optional.of(ofRegion("cn"));
      case "2", "com", "coze.com" -> Optional.of(ofRegion("com"));
      case "3", "own", "o" ->
          Optional.of(new Questions(console).until("address: ", text -> address(text, console)));
      default -> ofAddress(answer, console);
    };
  }

  private static Optional<LoginServer> ofAddress(String answer, Console console) {
    if (answer.contains("://")) {
      return address(answer, console);
    }
    console.remark("answer 1, 2 or 3, or with an address that begins with https://");
    return Optional.empty();
  }

  private static Optional<LoginServer> address(String text, Console console) {
    try {
      return Optional.of(at(BaseUrl.parse(text, "the address")));
    } catch (CozeUsageException e) {
      console.remark(e.what() + (e.next().isEmpty() ? "" : ": " + e.next()));
      return Optional.empty();
    }
  }

  String host() {
    return address.getRawAuthority();
  }

  /** Where its tokens are made. */
  String tokenPage() {
    return region
        .map(name -> "https://www.coze." + name + "/open/oauth/pats")
        .orElse("the settings of your account on " + host());
  }

  void writeTo(ObjectNode profile) {
    region.ifPresentOrElse(
        name -> profile.put("region", name), () -> profile.put("base_url", address.toString()));
  }
}
