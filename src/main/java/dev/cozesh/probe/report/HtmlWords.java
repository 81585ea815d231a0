package dev.cozesh.probe.report;

import dev.cozesh.probe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the page says in its own words: times, counts, and what verdicts mean. */
final class HtmlWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HtmlWords() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String took(Duration took) {
    if (took.compareTo(Duration.ofSeconds(1)) < 0) {
      return took.toMillis() + " ms";
    }
    if (took.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
    return took.toMinutes() + " min " + took.toSecondsPart() + " s";
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@return a number with its noun: {@code 1 request}, {@code 1,200 requests}} */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@return the verdict as a name for style and links: {@code exists-likely}} */
  static String key(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the verdict in half a line} */
  static String gist(Verdict verdict) {
    return switch (verdict) {
      case EXISTS -> "routed and understood";
      case EXISTS_LIKELY -> "differs as only a route would";
      case EXISTS_AUTH -> "a permission check answered";
      case WRONG_METHOD -> "path known, method not";
      case ABSENT -> "answered as unknown paths are";
      case UNDECIDABLE -> "something in front answers";
      case UNKNOWN -> "nothing was learnt";
    };
  }

  /** {@return what a verdict rests on} */
  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case EXISTS ->
          "The request was routed and understood: it succeeded, or a parameter was complained of by"
              + " name, while a random sibling of the same shape got what unknown paths get.";
      case EXISTS_LIKELY ->
          "The answer differs from that to unknown paths in a way that a router would not produce,"
              + " again and again, while a random sibling got what unknown paths get.";
      case EXISTS_AUTH ->
          "A permission check that stands behind the router answered; unknown paths of the same"
              + " prefix do not get there.";
      case WRONG_METHOD ->
          "The path is known, but not with this method: the server said so, or another method of"
              + " the same path was found.";
      case ABSENT ->
          "The answer has the same structure as those to at least two random paths of the same"
              + " prefix and method, after a test that such answers are steady.";
      case UNDECIDABLE ->
          "A layer in front of the router answers for everything under this prefix, paths that"
              + " cannot exist included.";
      case UNKNOWN ->
          "Nothing was learnt: a limit, a timeout, a broken server, or a request that was not"
              + " sent.";
    };
  }

  /** {@return what a verdict must not be read as} */
  static String caution(Verdict verdict) {
    return switch (verdict) {
      case EXISTS ->
          "It does not mean that every field that was sent is known: services may ignore fields in"
              + " silence.";
      case EXISTS_LIKELY -> "It is not proved; nothing understood the request as such.";
      case EXISTS_AUTH ->
          "It does not mean that the request works, nor with which permission it would.";
      case WRONG_METHOD -> "It does not mean that the other method does what was wanted.";
      case ABSENT ->
          "It does not mean that the function is missing: another path may serve it, and it says"
              + " nothing about other methods, prefixes, hosts or days.";
      case UNDECIDABLE ->
          "It means neither that the endpoint exists nor that it does not; this credential cannot"
              + " tell.";
      case UNKNOWN -> "It is never counted as absent.";
    };
  }
}
