package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the features off one answer. */
final class FeatureReader {
  private static final Content NOTHING = new Content(Set.of(), OptionalLong.empty(), "", "");
  private static final Pattern TITLE = within("title");
  private static final Pattern HEADING = within("h1");
  private static final Pattern MOUNT =
      Pattern.compile("<(?:div|main) [^>]*\\bid=[\"']?([\\w-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern PAGE =
      Pattern.compile(
          "^<(?:!doctype\\s+html|html|head|body)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern EVENT =
      Pattern.compile("^(?:event|data|id|retry):.*", Pattern.DOTALL);
  private static final Pattern DATA = Pattern.compile("^data: ?(\\{.*)$", Pattern.MULTILINE);
  private static final Pattern BINARY =
      Pattern.compile("(?:audio|image|video|font)/.*|application/(?:octet-stream|zip|pdf|gzip)");

  private final Seen seen;
  private final Template template;

  FeatureReader(Sent sent, Seen seen) {
    this.seen = seen;
    this.template = Template.of(sent);
  }

  Features read() {
    String type = mediaType();
    String body = seen.body().strip();
    Form form = form(type, body);
    Content content = content(form, body);
    if (form == Form.OBJECT && content.shape().equals(Set.of(Features.CUT)) && body.length() > 1) {
      form = Form.TEXT;
      content = NOTHING;
    }
    return new Features(
        seen.how(),
        seen.status(),
        type,
        form,
        content.shape(),
        content.code(),
        template.of(text(form, body, content)),
        seen.header("Location").map(template::of),
        allowed(),
        logId(content),
        retryAfter(),
        seen.took());
  }

  private String mediaType() {
    String type = seen.header("Content-Type").orElse("");
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  private Form form(String type, String body) {
    if (seen.how() != Transport.ANSWERED || body.isEmpty()) {
      return Form.EMPTY;
    }
    if (type.equals("text/event-stream") || (type.isEmpty() && EVENT.matcher(body).matches())) {
      return Form.EVENTS;
    }
    if (body.startsWith("{")) {
      return Form.OBJECT;
    }
    if (PAGE.matcher(body).matches() || (type.equals("text/html") && body.startsWith("<"))) {
      return Form.HTML;
    }
    if (BINARY.matcher(type).matches() || body.indexOf('\0') >= 0) {
      return Form.BYTES;
    }
    return type.endsWith("json") ? Form.JSON : Form.TEXT;
  }

  private static Content content(Form form, String body) {
    if (form == Form.OBJECT) {
      return Content.of(body);
    }
    Matcher data = DATA.matcher(body);
    if (form == Form.EVENTS && data.find()) {
      Content first = Content.of(data.group(1));
      return new Content(Set.of(), first.code(), first.message(), first.logId());
    }
    return NOTHING;
  }

  private static String text(Form form, String body, Content content) {
    return switch (form) {
      case OBJECT, EVENTS -> content.message();
      case HTML -> page(body);
      case TEXT -> unescaped(body);
      case JSON, BYTES, EMPTY -> "";
    };
  }

  /** What pages of one kind share: the title, and the heading or where a program is mounted. */
  private static String page(String body) {
    String title = first(TITLE, body);
    String heading = first(HEADING, body);
    String mount = heading.isEmpty() ? first(MOUNT, body) : "";
    return unescaped(String.join(" ", List.of(title, heading, mount.isEmpty() ? "" : "#" + mount)));
  }

  private static String first(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? TAG.matcher(matcher.group(1)).replaceAll(" ").strip() : "";
  }

  private static Pattern within(String tag) {
    return Pattern.compile(
        "<" + tag + "\\b[^>]*>(.{0,400}?)</" + tag + ">",
        Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private static String unescaped(String text) {
    return text.replaceAll("&#(?:x2[Ff]|0?47);", "/")
        .replaceAll("&(?:#39|#x27|apos);", "'")
        .replaceAll("&(?:quot|#34);", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private Set<String> allowed() {
    return seen.header("Allow").stream()
        .flatMap(allow -> Arrays.stream(allow.split("[\\s,]+")))
        .filter(method -> !method.isEmpty())
        .map(method -> method.toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String logId(Content content) {
    return seen.header("X-Tt-Logid").or(() -> seen.header("X-Log-ID")).orElse(content.logId());
  }

  /** Seconds, or a date, which counts from the answer's own. */
  private Optional<Duration> retryAfter() {
    Optional<String> after = seen.header("Retry-After").map(String::strip);
    if (after.isPresent() && after.get().matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(after.get())));
    }
    Optional<ZonedDateTime> then = after.flatMap(FeatureReader::date);
    Optional<ZonedDateTime> now = seen.header("Date").flatMap(FeatureReader::date);
    return then.flatMap(end -> now.map(start -> Duration.between(start, end)))
        .filter(wait -> !wait.isNegative());
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
