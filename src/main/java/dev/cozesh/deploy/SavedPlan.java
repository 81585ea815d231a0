package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.DesiredJson;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeGuardException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plan that was written down, to be applied later exactly as it was shown: what is declared with
 * all contents, where, from which state, and what was there. Holds no secret.
 *
 * @param id tells this plan from every other; the release it makes carries it
 * @param cozesh the version that made it
 * @param madeAt as ISO 8601
 * @param asked how it was made
 * @param desired the declared state as {@link DesiredJson} writes it
 * @param contents what its documents hold, in Base64, by SHA-256
 * @param closed gates that it stands before, which nothing but another plan opens
 * @param wouldCall what the script itself would have sent; applying the plan does not send it
 */
public record SavedPlan(
    String id,
    String cozesh,
    String madeAt,
    Script script,
    Asked asked,
    Target target,
    PlanBase base,
    JsonNode desired,
    Map<String, String> contents,
    List<Gate> closed,
    List<String> wouldCall) {
  private static final int ID_LENGTH = 12;

  public SavedPlan {
    requireNonNull(id, "id");
    requireNonNull(cozesh, "cozesh");
    requireNonNull(madeAt, "madeAt");
    requireNonNull(script, "script");
    requireNonNull(asked, "asked");
    requireNonNull(target, "target");
    requireNonNull(base, "base");
    requireNonNull(desired, "desired");
    contents = Map.copyOf(contents);
    closed = List.copyOf(closed);
    wouldCall = List.copyOf(wouldCall);
  }

  /**
   * The script that declared it.
   *
   * @param path below the project
   * @param sha256 of its text
   * @param args what it was called with
   * @param blocks how many blocks of {@code afterApply} it has
   */
  public record Script(String path, String sha256, List<String> args, int blocks) {
    public Script {
      requireNonNull(path, "path");
      requireNonNull(sha256, "sha256");
      args = List.copyOf(args);
    }

    /** A script by its text. */
    public static Script of(String path, String text, List<String> args, int blocks) {
      return new Script(path, Fields.sha256(text), args, blocks);
    }

    /** Whether that is its text. */
    public boolean isStill(String text) {
      return sha256.equals(Fields.sha256(text));
    }
  }

  /**
   * Writes down a plan.
   *
   * @param declared what it was made from, in the workspace it was made for
   * @throws CozeGuardException when a secret stands in it
   */
  public static SavedPlan of(
      Plan plan, PlanBase base, Made made, DesiredState declared, List<String> wouldCall) {
    DesiredJson.Encoded encoded = DesiredJson.encode(declared.in(plan.target().workspaceId()));
    List<String> secrets = new ArrayList<>(new WithoutSecrets(encoded).named());
    if (!WithoutSecrets.isClean(String.join("\n", made.script().args()))) {
      secrets.add("the arguments of the script");
    }
    if (!secrets.isEmpty()) {
      throw new CozeGuardException(
          "the plan was not written: a secret stands in " + String.join(", ", secrets),
          "a plan is a file that is handed around",
          "take the secret out, or apply the script itself");
    }
    Map<String, String> contents = new TreeMap<>();
    encoded
        .contents()
        .forEach(
            (sha256, bytes) -> contents.put(sha256, Base64.getEncoder().encodeToString(bytes)));
    String id = Fields.sha256(made.at().toString() + encoded.json() + base).substring(0, ID_LENGTH);
    return new SavedPlan(
        id,
        made.cozesh(),
        made.at().toString(),
        made.script(),
        Asked.of(made.options()),
        plan.target(),
        base,
        encoded.json(),
        contents,
        plan.precautions().closed(),
        wouldCall);
  }

  /**
   * How a plan was made.
   *
   * @param cozesh the version that made it
   */
  public record Made(String cozesh, Instant at, Script script, PlanOptions options) {
    public Made {
      requireNonNull(cozesh, "cozesh");
      requireNonNull(at, "at");
      requireNonNull(script, "script");
      requireNonNull(options, "options");
    }
  }

  /**
   * What was asked of the plan; what it was held against is asked anew, or is in {@link #closed}.
   *
   * @param allowedDeletes how many objects may be deleted
   * @param optIns what it does only when asked for; plans that older versions wrote have none
   */
  public record Asked(
      String owner,
      boolean adopt,
      boolean prune,
      boolean destroy,
      boolean adoptedToo,
      Selection selection,
      PlanOptions.Resolve resolve,
      OptionalInt allowedDeletes,
      Set<OptIn> optIns) {
    public Asked {
      requireNonNull(owner, "owner");
      requireNonNull(selection, "selection");
      requireNonNull(resolve, "resolve");
      requireNonNull(allowedDeletes, "allowedDeletes");
      optIns = optIns == null ? Set.of() : Set.copyOf(optIns);
    }

    static Asked of(PlanOptions options) {
      return new Asked(
          options.owner(),
          options.adopt(),
          options.prune(),
          options.destroy(),
          options.adoptedToo(),
          options.selection(),
          options.resolve(),
          options.allowedDeletes(),
          options.optIns());
    }
  }

  /** How it is to be planned again. */
  public PlanOptions options() {
    PlanOptions usual = PlanOptions.of(asked.owner());
    return new PlanOptions(
        asked.owner(),
        asked.adopt(),
        asked.prune(),
        asked.destroy(),
        asked.adoptedToo(),
        usual.exclusive(),
        asked.selection(),
        asked.resolve(),
        usual.maxRequests(),
        asked.allowedDeletes(),
        usual.assumed(),
        usual.caution(),
        asked.optIns());
  }

  /**
   * Before anything is sent.
   *
   * @throws CozeGuardException when the plan stood before a closed gate
   */
  public void requireOpen() {
    if (!closed.isEmpty()) {
      throw closed.get(0).refusal();
    }
  }

  /** What is to be planned again. */
  public DesiredState declared() {
    return DesiredJson.decode(
        desired, sha256 -> Optional.ofNullable(contents.get(sha256)).map(SavedPlan::bytes));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** Why the release that it makes is made. */
  public String cause() {
    return "saved plan " + id;
  }

  /**
   * What has moved since it was made; nothing: it may be done.
   *
   * @param now the same plan made now
   * @param present what that was made from
   */
  public List<Moved> moved(Plan now, PlanBase present) {
    Map<String, Integer> places = new TreeMap<>();
    for (int n = 0; n < present.seen().size(); n++) {
      places.put(present.seen().get(n).address(), n);
    }
    List<Moved> all = new ArrayList<>();
    for (SeenObject before : base.seen()) {
      Integer place = places.remove(before.address());
      if (place == null) {
        all.add(Moved.of(before.address(), "it is not managed any more"));
      } else {
        all.addAll(before.movedTo(present.seen().get(place), now.changes().get(place)));
      }
    }
    places.keySet().forEach(address -> all.add(Moved.of(address, "it is managed only since")));
    return all;
  }
}
