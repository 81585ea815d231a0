package dev.cozesh.probe.parameter;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a refusal says of parameters, by its words: their names, and values it would take. */
final class Complaint {
  private static final int LONGEST_NAME = 40;
  private static final String QUOTE = "[\"'`“”‘’「」]?";
  private static final String NAME =
      QUOTE + "\\$?\\.?([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*)(?:\\[\\d*])?" + QUOTE;
  private static final String NAMES = "(" + NAME + "(?:(?:,| and| or|、|，) ?" + NAME + "){0,8})";
  private static final String THING =
      "\\b(?:parameters?|params?|fields?|arguments?|propert(?:y|ies)|keys?)\\b";
  private static final List<Pattern> NAMING =
      List.of(
          pattern(
              "(?:missing|required|lacks?|absent|invalid|illegal|empty|unset|wrong)"
                  + "(?: (?:required|request|query|body|the|following|mandatory))* "
                  + THING
                  + " ?(?:is|are|in|for)? ?[:=]? ?"
                  + NAMES),
          pattern(
              "\\b"
                  + THING
                  + " "
                  + NAMES
                  + " (?:is|are|was|were|must|should|cannot|can't|has|have|required|missing|invalid)\\b"),
          pattern("(?:one of|either|both) " + NAMES + " (?:is|are|must|should)\\b"),
          pattern(
              NAMES
                  + " (?:fields? |parameters? )?(?:is|are|was|were|must|should|cannot|can not|can't|may not)"
                  + " (?:be |not |a |an |been )*"
                  + QUOTE
                  + "(?:required|missing|mandatory|empty|blank|null|nil|invalid|illegal|wrong|set|given"
                  + "|provided|specified|passed|present|sent|string|list|object|id|one of|whole|number"
                  + "|integer|positive|greater|at least|between|true|in)\\b"),
          pattern("expr_path=" + NAME),
          pattern("Key: ?" + QUOTE + "[A-Za-z0-9_]+\\.([A-Za-z0-9_]+)" + QUOTE),
          pattern("missing " + QUOTE + "([a-z]+(?:_[a-z0-9]+)+)" + QUOTE),
          pattern(
              "(?:缺少|缺失|未提供|未传|请提供|请传入|需要|无效的?|非法的?|错误的?)(?:必要|必填|必须|必需|请求|的)*"
                  + "(?:参数|字段)?(?:名称?)?(?:为|是)?\\s*[:：]?\\s*"
                  + NAMES),
          pattern("(?:参数|字段)\\s*[:：]?\\s*" + NAMES + "\\s*(?:不能|不可|必|为|是|缺|未|无效|不合法|错误|非法)"),
          pattern(NAMES + "\\s*(?:不能为空|不可为空|为必填|是必填|必填|必须|缺失|未传|不合法|无效|错误)"));
  private static final Pattern GENERAL =
      pattern(
          "(?:invalid|missing|wrong|illegal|bad|incorrect|required|malformed).{0,20}?"
              + "\\b(?:param|argument|field|request|input|quer)"
              + "|param(?:eter)?s?\\b.{0,20}?\\b(?:invalid|error|missing|wrong|required|illegal|incorrect)"
              + "|bad request|\\bbind(?:ing)?\\b|unmarshal"
              + "|参数.{0,6}(?:错误|缺失|缺少|不合法|无效|异常)|缺少.{0,6}参数");
  private static final Pattern CHOICE = pattern("\\bone of:? \\[?" + QUOTE + "([A-Za-z0-9_.-]+)");
  private static final Pattern RANGE = pattern("\\b(?:from|between|at least|>=) ?(-?\\d{1,9})\\b");
  private static final Pattern SNAKE = Pattern.compile("[A-Za-z]+(?:_[A-Za-z0-9]+)+");

  /** Words that stand where a name would, without being one. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "a",
          "an",
          "all",
          "and",
          "any",
          "api",
          "are",
          "argument",
          "authentication",
          "bad",
          "be",
          "body",
          "content",
          "data",
          "endpoint",
          "error",
          "failed",
          "field",
          "following",
          "for",
          "format",
          "id",
          "in",
          "input",
          "invalid",
          "is",
          "it",
          "json",
          "key",
          "mandatory",
          "message",
          "method",
          "missing",
          "not",
          "null",
          "object",
          "of",
          "one",
          "or",
          "param",
          "parameter",
          "parameters",
          "params",
          "path",
          "please",
          "property",
          "provided",
          "query",
          "request",
          "requested",
          "required",
          "resource",
          "route",
          "server",
          "service",
          "some",
          "string",
          "that",
          "the",
          "there",
          "these",
          "this",
          "to",
          "token",
          "type",
          "url",
          "user",
          "value",
          "values",
          "was",
          "were",
          "which",
          "with",
          "you",
          "your");

  private static final Set<String> PLACES =
      Set.of("body", "query", "params", "json", "request", "req", "form", "data", "args");

  private Complaint() {}

  /** Names of parameters that a message asks for or finds fault with, in their order. */
  static Set<String> names(String message) {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern pattern : NAMING) {
      Matcher matcher = pattern.matcher(message);
      while (matcher.find()) {
        Arrays.stream(matcher.group(1).split(",|、|，| and | or "))
            .flatMap(text -> name(text).stream())
            .forEach(names::add);
      }
    }
    return names;
  }

  /** Whether a message is about parameters at all. */
  static boolean isOne(String message) {
    return GENERAL.matcher(message).find() || !names(message).isEmpty();
  }

  /** A value that a message says would do. */
  static Optional<String> offered(String message) {
    return first(CHOICE, message).or(() -> first(RANGE, message));
  }

  /** The message without names, so that two that miss different parameters are the same one. */
  static String nameless(String message) {
    String nameless = message;
    for (String name : names(message)) {
      nameless = nameless.replace(name, "{NAME}");
    }
    return SNAKE.matcher(nameless).replaceAll("{NAME}");
  }

  /** {@code $.body.space_id} is space_id, {@code filter.conditions} filter, PageNum page_num. */
  private static Optional<String> name(String text) {
    String[] parts = text.strip().replaceAll("^[^A-Za-z]+|[^A-Za-z0-9_.]+$", "").split("\\.");
    int at = 0;
    while (at < parts.length - 1 && PLACES.contains(parts[at].toLowerCase(Locale.ROOT))) {
      at++;
    }
    String name = parts[at];
    boolean isName =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && !NO_NAMES.contains(name.toLowerCase(Locale.ROOT));
    return isName ? Optional.of(Spellings.ofGo(name)) : Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, CASE_INSENSITIVE);
  }
}
