package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;
import static org.apache.groovy.parser.antlr4.GroovyLexer.COLON;
import static org.apache.groovy.parser.antlr4.GroovyLexer.METHOD_POINTER;
import static org.apache.groovy.parser.antlr4.GroovyLexer.METHOD_REFERENCE;
import static org.apache.groovy.parser.antlr4.GroovyLexer.NEW;
import static org.apache.groovy.parser.antlr4.GroovyLexer.SPREAD_DOT;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.script.Cut;
import dev.cozesh.dsl.script.Cut.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What could stand at a place of a half-written text, and what stands there. Decided from Groovy's
 * tokens before the cursor, from types, and from names that are known: nothing is evaluated, no
 * getter is called, and nobody is asked but {@link LiveNames}. Thread-safe as far as that is.
 */
public final class Completion {
  private final LiveNames live;
  private final Arguments arguments;
  private final Explaining explaining;

  /**
   * Completion in a directory.
   *
   * @param live what lives on Coze
   * @param directory what the paths of files are relative to
   */
  public Completion(LiveNames live, Path directory) {
    this(live, directory, Catalog.bundled());
  }

  /**
   * Completion in a directory.
   *
   * @param live what lives on Coze
   * @param directory what the paths of files are relative to
   * @param catalog whose paths raw calls are offered
   */
  public Completion(LiveNames live, Path directory, Catalog catalog) {
    this.live = requireNonNull(live, "live");
    this.arguments = new Arguments(live, directory, catalog);
    this.explaining = new Explaining(arguments);
  }

  /** Loads what the first completion would wait for; for a thread with nothing better to do. */
  public static void warmUp() {
    Completion idle = new Completion(LiveNames.NONE, Path.of(""));
    for (String text : List.of("bo", "bot(\"k", "\"a\".su", "bots.in", "GET \"/v1/bo")) {
      idle.at(text, text.length(), Scope.EMPTY);
      idle.explain(text, text.length(), Scope.EMPTY);
    }
    NameList.of(List.of(new LiveName("1", "客服助手", "")));
  }

  /**
   * Tells when names that were on their way are there.
   *
   * @param told called by any thread
   */
  public void onLoaded(Runnable told) {
    live.onLoaded(told);
  }

  /**
   * What could stand at the cursor.
   *
   * @param text what was written, also behind the cursor; may have several lines
   * @param cursor from 0 to the text's length
   * @param scope what the session's names stand for
   * @return the proposals, the best first; empty inside comments and where anything could stand
   */
  public Proposals at(String text, int cursor, Scope scope) {
    Place place = place(text, cursor, scope);
    if (place.silent()) {
      return Proposals.none(cursor);
    }
    return Proposals.of(place.from(), rows(place));
  }

  /**
   * What stands at the cursor: the name before it, else the call around it.
   *
   * @param text as above
   * @param cursor as above
   * @param scope as above
   * @return empty when nothing is known of it
   */
  public Optional<Explanation> explain(String text, int cursor, Scope scope) {
    int end = cursor;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++; // the cursor may stand within the name
    }
    Place place = place(text, inString(text, cursor, scope) ? cursor : end, scope);
    if (place.silent()) {
      return Optional.empty();
    }
    Optional<Explanation> name =
        place.typed().isEmpty() || place.quote().open()
            ? Optional.empty()
            : explaining.name(place.context(), place.typed());
    return name.or(
        () ->
            CallPlace.at(place.context().written())
                .flatMap(call -> explaining.call(place.context(), call)));
  }

  private static boolean inString(String text, int cursor, Scope scope) {
    return place(text, cursor, scope).quote().open();
  }

  /**
   * Where the cursor is.
   *
   * @param from where what is being typed begins
   * @param quote the string that is open there
   */
  private record Place(Context context, int from, String typed, Quote quote, boolean silent) {}

  private static Place place(String text, int cursor, Scope scope) {
    Cut cut = Cut.of(text.substring(0, cursor));
    List<Piece> pieces = cut.pieces();
    if (cut.open().isPresent()) {
      Cut.OpenString open = cut.open().get();
      Quote quote = new Quote(open.mark(), true, closesOnLine(text, cursor, open.mark()));
      Context context = Context.of(Written.of(cut, pieces.size()), scope);
      return new Place(context, open.from(), open.content(), quote, cut.silent());
    }
    int last = pieces.size() - 1;
    boolean typing =
        last >= 0 && pieces.get(last).to() == cursor && isWord(pieces.get(last).text());
    Context context = Context.of(Written.of(cut, typing ? last : pieces.size()), scope);
    boolean number =
        last >= 0
            && !typing
            && pieces.get(last).to() == cursor
            && isNumber(pieces.get(last).text());
    return typing
        ? new Place(
            context, pieces.get(last).from(), pieces.get(last).text(), Quote.OWN, cut.silent())
        : new Place(context, cursor, "", Quote.OWN, cut.silent() || number);
  }

  private static boolean closesOnLine(String text, int cursor, String mark) {
    int end = text.indexOf('\n', cursor);
    String rest = text.substring(cursor, end < 0 || mark.length() > 1 ? text.length() : end);
    return rest.contains(mark);
  }

  private static boolean isWord(String text) {
    return Character.isJavaIdentifierStart(text.charAt(0))
        && text.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static boolean isNumber(String text) {
    return Character.isDigit(text.charAt(0));
  }

  private List<Proposal> rows(Place place) {
    Context context = place.context();
    Written written = context.written();
    Optional<CallPlace> call = CallPlace.at(written);
    if (place.quote().open()) {
      return call.map(each -> arguments.values(context, each, place.typed(), place.quote()))
          .orElse(List.of());
    }
    int before = written.visible(written.size() - 1);
    if (written.isDot(before)) {
      return members(context, before, place.typed());
    }
    if (written.type(before) == NEW) {
      return new Words(context.scope()).classes(place.typed());
    }
    if (written.startsStatement(written.size())) {
      return new Words(context.scope()).statement(context.vocabulary(), place.typed());
    }
    return arguments(context, call, place.typed());
  }

  private List<Proposal> arguments(Context context, Optional<CallPlace> call, String typed) {
    List<Proposal> rows = new ArrayList<>();
    if (call.isPresent()) {
      rows.addAll(arguments.values(context, call.get(), typed, Quote.OWN));
      rows.addAll(arguments.names(context, call.get(), typed));
    }
    Written written = context.written();
    boolean named = written.type(written.size() - 1) == COLON;
    if (call.isEmpty() || !typed.isEmpty() || !call.get().first() || rows.isEmpty() && named) {
      rows.addAll(new Words(context.scope()).value(typed));
    } else if (!rows.isEmpty()) { // where nothing is known of the argument, its call is explained
      context
          .scope()
          .variables()
          .forEach((name, type) -> rows.add(Proposal.of(name, type.getSimpleName(), "variables")));
    }
    return rows;
  }

  private static List<Proposal> members(Context context, int dot, String typed) {
    Written written = context.written();
    Optional<Known> receiver = context.types().endingAt(dot - 1);
    if (written.type(dot) == SPREAD_DOT) {
      receiver = receiver.flatMap(Known::element);
    }
    boolean reference =
        written.type(dot) == METHOD_POINTER || written.type(dot) == METHOD_REFERENCE;
    String wanted = typed.toLowerCase(Locale.ROOT);
    Map<String, List<Member>> byName = new LinkedHashMap<>();
    Predicate<String> fits = name -> name.toLowerCase(Locale.ROOT).startsWith(wanted);
    for (Member member : receiver.map(type -> Members.of(type, fits)).orElse(List.of())) {
      if (!member.isOld() && (!reference || member.call())) {
        byName.computeIfAbsent(member.name(), any -> new ArrayList<>()).add(member);
      }
    }
    boolean asTyped = byName.keySet().stream().anyMatch(name -> name.startsWith(typed));
    return byName.values().stream()
        .filter(each -> !asTyped || each.get(0).name().startsWith(typed))
        .sorted(
            Comparator.<List<Member>>comparingInt(each -> each.get(0).distance())
                .thenComparing(each -> each.get(0).name()))
        .map(each -> member(each, reference))
        .toList();
  }

  private static Proposal member(List<Member> overloads, boolean reference) {
    Member first = overloads.get(0);
    String value = reference ? first.name() : Member.inserted(overloads);
    String more = overloads.size() > 1 && first.call() ? "  …" : "";
    String group = first.call() ? "methods" : "properties";
    return new Proposal(value, value, first.signature() + more, group, "");
  }
}
