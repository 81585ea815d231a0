package dev.cozesh.shell.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that may be given with a dash. */
public enum Option {
  PROFILE("--profile", "NAME", "use this profile"),
  WORKSPACE("--workspace", "NAME|ID", "work in this workspace"),
  ENVIRONMENT("--environment", "NAME", "work in this environment of the project"),
  BASE_URL("--base-url", "URL", "talk to this server"),
  SANDBOX("--sandbox", "[=memory|DIR]", "use the embedded sandbox instead of a server"),
  YES("--yes", "", "answer every question with yes"),
  JSON("--json", "", "print one JSON document and nothing else"),
  NO_COLOR("--no-color", "", "print without colours"),
  TIMEOUT("--timeout", "SECONDS", "longest wait for one request (600)"),
  MAX_RETRIES("--max-retries", "N", "how often a read is sent again (3)"),
  LOG("--log", "FILE", "append each request, without tokens, to a file"),
  VERBOSE("-v", "", "say more: each request, unchanged objects, traces"),
  ANNOTATIONS("--annotations", "", "print failures as GitHub shows them beside the code, too"),
  RESULT_FILE("--result-file", "FILE", "write exit code, changes and ids as JSON, in every case"),

  OUTPUTS(
      "--outputs", "FILE", "an .env file: apply writes a block of its own there, drift checks it"),
  RESTORE_ON_FAILURE(
      "--restore-on-failure", "", "go back to the release before when a block of afterApply fails"),
  KEEP_GOING("--keep-going", "", "one object that fails stops only what depends on it"),
  LOCK_TIMEOUT("--lock-timeout", "SECONDS", "wait so long for another run on the target (0)"),
  ADOPT("--adopt", "", "take over objects that exist under the declared name"),
  MAX_REQUESTS("--max-requests", "N", "send no more requests than this"),
  ALLOW_DELETE("--allow-delete", "N", "delete exactly so many objects"),
  ALLOW_SECRET("--allow-secret", "FINGERPRINT", "this only looks like a secret; repeatable"),
  HIDE_VALUES("--hide-values", "", "show of changed values only how long they are"),
  TARGET("--target", "ADDRESS", "plan only this object and what it refers to; repeatable"),
  EXCLUDE("--exclude", "ADDRESS", "plan all but this object; repeatable"),
  RESOLVE("--resolve", "ours|theirs", "who wins where a field was changed on Coze meanwhile"),
  PRUNE("--prune", "", "delete what is in state and no longer declared"),
  RESEND_UNVERIFIABLE("--resend-unverifiable", "", "send again what can be written and never read"),
  REBIND("--rebind", "", "let the environment lead elsewhere than it did before"),
  OUT("--out", "FILE", "write the plan to a file, for `apply FILE`; of a folder, the script"),
  DETAILED_EXITCODE("--detailed-exitcode", "", "exit 3 when there are differences"),

  DELETE_ADOPTED("--delete-adopted", "", "delete what was taken over, too"),
  RETIRE("--retire", "", "write `retired` and the day into the description of bots"),
  OWNER("--owner", "FILE.groovy", "the script that the object belongs to from now on"),
  GROOVY("--groovy", "", "write a script (the default)"),
  FROM("--from", "ENVIRONMENT|FOLDER", "where it is copied from, or the folder to be deployed"),
  TO("--to", "NAME", "an environment, or of a file `canvas`, `clipboard` or `zip`"),

  PORT("--port", "N", "listen on this port (one that is free)"),
  DATA("--data", "DIR|memory", "keep the sandbox's data here (.cozesh/sandbox)"),
  PERSONA("--persona", "NAME", "answer as `cloud` or as the open-source `studio` (cloud)"),
  OUTPUT("--output", "FILE", "write the answer to this file"),
  BODY("-d", "JSON|@FILE", "the whole request body"),

  PLAN("--plan", "", "show what would be sent, and send nothing"),
  DISAGREEMENTS(
      "--disagreements", "", "try what documentation, specification and SDKs disagree on"),
  BUDGET("--budget", "N", "send no more requests than this (100)"),
  RATE("--rate", "N", "requests a second, 0 for no limit (1; 0 on this machine)"),
  WORKERS("--workers", "N", "requests under way at once (1)"),
  QUOTA("--quota", "N", "how many requests the account has left"),
  ALLOW_MUTATION(
      "--allow-mutation", "ROUTE", "send it whole though it creates something; repeatable"),
  ACCEPT_RESIDUE("--accept-residue", "", "something may stay behind that no endpoint deletes"),
  NO_PARAMETERS("--no-parameters", "", "do not search for the parameters of what exists"),
  SELF_HOSTED("--self-hosted", "", "the server is a Studio: ask its router, run no handler"),
  HOST("--host", "URL", "a further server that may be asked, without the token; repeatable"),
  SEED("--seed", "N", "where random paths come from, to send the same ones again"),
  RESUME("--resume", "RUN", "go on with a run that was stopped"),
  DIFF("--diff", "RUN|FILE", "say in what this run differs from an older one"),
  CLEANUP("--cleanup", "", "delete what a run has created, by its recorded ids"),
  HTML("--html", "FILE", "write the report as one page"),
  MARKDOWN("--markdown", "FILE", "write the report, or the plan, as Markdown"),
  HAR("--har", "FILE", "write requests and answers as HAR"),
  JUNIT("--junit", "FILE", "write the report as JUnit XML"),
  LEDGER("--ledger", "FILE", "keep the run in this file (.cozesh/probe)"),
  ANONYMISE("--anonymise", "", "write aliases instead of ids"),

  FORCE("--force", "", "do it although the holder says that it lives"),

  EVAL("-e", "CODE", "evaluate the code and print its value"),
  HELP("--help", "", "print help; also -h"),
  VERSION("--version", "", "print the version");

  /** Accepted with every command. */
  public static final Set<Option> GLOBAL = EnumSet.range(PROFILE, RESULT_FILE);

  /** What a probe takes. */
  public static final Set<Option> OF_PROBE = EnumSet.range(PLAN, ANONYMISE);

  /** What an apply takes. */
  public static final Set<Option> OF_APPLY = EnumSet.range(OUTPUTS, REBIND);

  private final String spelling;
  private final String value;
  private final String summary;

  Option(String spelling, String value, String summary) {
    this.spelling = spelling;
    this.value = value;
    this.summary = summary;
  }

  /** The option as it is typed, dashes and all. */
  public String spelling() {
    return spelling;
  }

  /** One line for the help. */
  public String summary() {
    return summary;
  }

  /** Option and value as the help shows them: {@code --profile NAME}. */
  public String synopsis() {
    return value.isEmpty() || hasOptionalValue() ? spelling + value : spelling + " " + value;
  }

  /** Whether a value must follow, behind a blank or {@code =}. */
  public boolean needsValue() {
    return !value.isEmpty() && !hasOptionalValue();
  }

  /** Whether a value may follow, behind {@code =} only. */
  public boolean hasOptionalValue() {
    return value.startsWith("[=");
  }

  /** Whether it may be given several times; {@link Options#all} has its values then. */
  public boolean isRepeatable() {
    return this == ALLOW_MUTATION
        || this == HOST
        || this == TARGET
        || this == EXCLUDE
        || this == ALLOW_SECRET;
  }

  /** The option of that spelling; {@code -h} is {@code --help}. */
  public static Optional<Option> of(String spelling) {
    String full = spelling.equals("-h") ? "--help" : spelling;
    return Arrays.stream(values()).filter(option -> option.spelling.equals(full)).findFirst();
  }

  /** All spellings. */
  public static List<String> spellings() {
    return Arrays.stream(values()).map(Option::spelling).toList();
  }
}
