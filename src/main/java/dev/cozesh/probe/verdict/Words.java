package dev.cozesh.probe.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What messages are about, by their words. Wordings change; so nothing here proves anything alone:
 * a comparison with known-bad answers stands beside it.
 */
final class Words {
  private static final String MISSING =
      "(?:do(?:es)? ?n[o']t exist|not found|no such|not exist|unknown|unrecogni[sz]ed|not supported"
          + "|unsupported|not available|not recogni[sz]ed|no match\\w*|cannot)";
  private static final String PLACE =
      "\\b(?:endpoint|route|router|request(?:ed)? (?:path|url|uri|api|resource)|interface)\\b";
  private static final Pattern ENDPOINT =
      any(
          PLACE + "[^:;,]{0,80}?" + MISSING,
          MISSING + "\\b[^:;,]{0,30}?" + PLACE,
          "\\{PATH}[^:;,]{0,40}?" + MISSING,
          MISSING + ":?[^:;,]{0,40}?\\{PATH}",
          "^(?:404[:. ]*)?(?:error:? ?)?(?:page |path |url )?not found\\W*$",
          "(?:接口|路径|请求地址|\\{PATH}).{0,40}(?:不存在|未找到)");
  private static final Topic SESSION =
      topic("session", "session_key", "missing session", "session (?:is )?required");
  private static final Topic TOKEN =
      topic(
          "token auth login logged 鉴权 登录",
          "authenticat\\w*(?: is| has)? (?:invalid|fail\\w*|error|required|expired)",
          "(?:invalid|missing|expired|incorrect|illegal) (?:access |bearer |api |personal )*token",
          "(?<!\\w)(?<!page )(?<!next )token\\b.{0,30}?\\b(?:invalid|incorrect|expired|missing|not valid|revoked)",
          "unauthori[sz]ed|unauthenticated|not logged in|login required|鉴权失败|未登录");
  private static final Topic QUOTA =
      topic(
          "quota balance credit calls arrears 余额 额度",
          "quota.{0,40}?(?:exceeded|exhausted|used up|insufficient|reached)",
          "(?:exceeded|exhausted|used up|insufficient|no remaining).{0,30}?(?:quota|balance|credits?|calls)",
          "(?:balance|credits?).{0,30}?(?:insufficient|used up|exhausted|not enough)",
          "余额不足|额度.{0,6}(?:用完|不足|耗尽)|in arrears");
  private static final String FAULT =
      "(?:is |are |was |be |must |should |can(?:not| not) be )(?:not )?(?:required|missing|invalid"
          + "|empty|illegal|null|wrong|set|given|provided|an?\\b|one of|between|at (?:least|most)"
          + "|greater|less|larger|positive|valid|longer|shorter|unset|specified)";
  private static final String QUOTE = "[\"'`]?";
  private static final String NAME = "([A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9\\[\\]]+)*)";
  private static final Pattern FIELD_FIRST =
      any("(?<![\\w{])" + QUOTE + NAME + QUOTE + " " + FAULT);
  private static final Pattern FIELD_BEHIND =
      any(
          "(?:missing|required|invalid|illegal|unknown|wrong|bad|unexpected) (?:required |request"
              + " |query |body |path )*(?:parameter|param|field|argument|property|key|member)s?+"
              + "(?: ?[:=] ?| )"
              + QUOTE
              + NAME,
          "(?:parameter|param|field|argument|property) "
              + QUOTE
              + NAME
              + QUOTE
              + " (?:is|are|was|must|should|required|missing|invalid|cannot)",
          "(?:parse|bind|unmarshal|decode|convert|type)\\w*\\b.{0,60}?\\b(?:field|param(?:eter)?|into)"
              + " (?:struct field )?"
              + QUOTE
              + NAME,
          "^(?:missing|invalid|illegal|empty) " + QUOTE + "([a-z]+(?:_[a-z]+)+)");
  private static final Pattern COMPLAINT =
      any(
          "(?:invalid|missing|wrong|illegal|bad|incorrect|required).{0,20}?\\b(?:param|argument|field|request|input)",
          "param(?:eter)?s?\\b.{0,20}?\\b(?:invalid|error|missing|wrong|required|illegal)",
          "bad request|bind.{0,10}?(?:fail|error)|unmarshal|参数.{0,6}(?:错误|缺失|不合法|无效)");

  /** Words that stand where a name would, without being one. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "a",
          "and",
          "api",
          "argument",
          "authentication",
          "body",
          "content",
          "data",
          "endpoint",
          "error",
          "field",
          "for",
          "format",
          "in",
          "input",
          "is",
          "it",
          "json",
          "message",
          "method",
          "of",
          "or",
          "page",
          "param",
          "parameter",
          "parameters",
          "params",
          "path",
          "please",
          "request",
          "requested",
          "resource",
          "route",
          "server",
          "service",
          "that",
          "the",
          "there",
          "this",
          "to",
          "token",
          "type",
          "url",
          "user",
          "value",
          "values",
          "which",
          "you");

  private Words() {}

  static boolean endpoint(String template) {
    return ENDPOINT.matcher(template).find();
  }

  /** Whether it repeats the request, as only what knows no handler does. */
  static boolean echoes(String template) {
    return template.contains("{PATH}") || template.contains("{METHOD}");
  }

  static boolean session(String template) {
    return SESSION.isOf(template);
  }

  static boolean token(String template) {
    return TOKEN.isOf(template);
  }

  static boolean quota(String template) {
    return QUOTA.isOf(template);
  }

  static boolean field(String template) {
    return names(FIELD_FIRST.matcher(template)) || names(FIELD_BEHIND.matcher(template));
  }

  static boolean parameters(String template) {
    return COMPLAINT.matcher(template).find();
  }

  private static boolean names(Matcher matcher) {
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String name = matcher.group(group);
        if (name != null && !NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Pattern any(String... patterns) {
    return Pattern.compile(
        String.join("|", patterns), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Topic topic(String hints, String... patterns) {
    return new Topic(List.of(hints.split(" ")), any(patterns));
  }

  /** A pattern that is looked for only where one of the words is that it cannot do without. */
  private record Topic(List<String> hints, Pattern pattern) {
    boolean isOf(String template) {
      String text = template.toLowerCase(Locale.ROOT);
      return hints.stream().anyMatch(text::contains) && pattern.matcher(template).find();
    }
  }
}
