package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.shell.builtin.CodeBook;
import dev.cozesh.shell.builtin.PromptWords;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Fitted;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntSupplier;

/** {@code /why [CODE]}: why the last refused or failed call was, or what a code means. */
public final class ReasonCommand implements SlashCommand {
  private static final String CUT =
      "the server, or something on the way, cut the answer or changed it";
  private static final String LOOK =
      "`println last.text` shows what came; what only reads may be sent again";

  private final Exchanges exchanges;
  private final Catalog catalog;
  private final CodeBook codes;
  private final IntSupplier columns;

  /**
   * @param columns of the screen, asked at each use; 0 when nothing is to be fitted to it
   */
  public ReasonCommand(Exchanges exchanges, Catalog catalog, IntSupplier columns) {
    this.columns = requireNonNull(columns, "columns");
    this.exchanges = requireNonNull(exchanges, "exchanges");
    this.catalog = requireNonNull(catalog, "catalog");
    this.codes = new CodeBook(catalog);
  }

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String synopsis() {
    return "/why [CODE]";
  }

  @Override
  public String summary() {
    return "explain refusals and codes";
  }

  @Override
  public String help() {
    return """
        The last call that Coze refused, or that got no whole answer: the code and what it means,
        its likely cause, what to do about it, and the log id that Coze's support asks for.
        CODE: a business code of Coze; then nothing but that is explained.""";
  }

  @Override
  public String example() {
    return "/why 4200";
  }

  @Override
  public void run(String rest, Console console) {
    if (!rest.isEmpty()) {
      console.print(fitted(codes.text(codes.named(rest))));
      return;
    }
    Optional<MadeCall> trouble = exchanges.trouble();
    if (trouble.isEmpty()) {
      console.remark("no call of this session was refused or failed");
      return;
    }
    console.print(fitted(Clean.text(text(trouble.get()))));
  }

  private String fitted(String text) {
    return Fitted.to(columns.getAsInt(), PromptWords.of(text));
  }

  private String text(MadeCall call) {
    StringJoiner text = new StringJoiner("\n");
    text.add(headline(call));
    line(text, "Coze says \"" + call.getMessage() + '"', !call.getMessage().isEmpty());
    String why = call.isBroken() ? CUT : call.getWhy();
    String next = call.isBroken() ? LOOK.replace("last", call.name()) : call.getNext();
    line(text, "why:   " + why, !why.isEmpty());
    line(text, "next:  " + next, !next.isEmpty());
    Optional.ofNullable(call.getCode())
        .filter(code -> code != 0)
        .ifPresent(code -> text.add(meaning(code)));
    line(text, "path:  " + meant(call), !meant(call).isEmpty());
    line(
        text,
        "log:   " + call.getLogid() + " is what Coze's support asks for",
        !call.getLogid().isEmpty());
    return text.toString();
  }

  private static String headline(MadeCall call) {
    String operation = call.getMethod() + " " + call.getPath();
    if (call.isBroken()) {
      return operation + " was answered by broken JSON, HTTP " + call.getStatus();
    }
    if (!call.isRefused()) {
      return call.getFailure().startsWith(operation)
          ? call.getFailure()
          : operation + " failed: " + call.getFailure();
    }
    String code = call.getCode() == null ? "no code" : "code " + call.getCode();
    return operation + " was refused: " + code + ", HTTP " + call.getStatus();
  }

  private String meaning(long code) {
    return codes
        .find(code)
        .map(codes::text)
        .orElse(code + "  no source names this code; Coze's own words count");
  }

  /** What a path that is not documented was probably meant to be; may be empty. */
  private String meant(MadeCall call) {
    if (catalog.match(call.getMethod(), call.getPath()).isPresent()) {
      return "";
    }
    RightAnswer answer = catalog.rightAnswer(call.getMethod(), call.getPath(), call.sentNames());
    return "this request is not documented" + (answer.isEmpty() ? "" : "; " + answer.told());
  }

  private static void line(StringJoiner text, String words, boolean isThere) {
    if (isThere) {
      text.add("  " + words);
    }
  }
}
