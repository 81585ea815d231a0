package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Sent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what of an attempt is sent. The effect in the catalogue tells, not the method: a
 * documented read goes out as it was written, everything else that could do something in a form in
 * which no server can act on it, whatever route it turns out to be: an empty object as body, or a
 * member of a wrong type where a route asks for no member at all; impossible ids in path and query;
 * no other query. Payment, members, permissions and tokens are left alone altogether. Thread-safe.
 */
public final class Precaution {
  private static final Set<String> NO_REQUESTS = Set.of("CONNECT", "TRACE");

  private final Catalog catalog;
  private final Values values;
  private final Allowance allowance;
  private final AsWritten asWritten;
  private final Harmless harmless;
  private final Whole whole;

  /**
   * Precautions of a run.
   *
   * @param catalog tells what documented requests do
   * @param base the profile's server; only it is shown the credential
   * @param allowed operations that may be sent whole: {@code POST /v1/datasets}
   * @param acceptResidue whether something may stay behind that no endpoint takes back
   * @param values values for holes and parameters, by name
   * @throws CozeGuardException when something is allowed that is never sent whole, or that cannot
   *     be taken back and residue was not accepted
   */
  public Precaution(
      Catalog catalog,
      URI base,
      Set<String> allowed,
      boolean acceptResidue,
      Map<String, String> values) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.values = new Values(values);
    allowance = new Allowance(catalog, allowed, acceptResidue);
    Addressing addressing = new Addressing(base);
    asWritten = new AsWritten(addressing, this.values);
    harmless = new Harmless(addressing, this.values);
    whole = new Whole(asWritten, this.values);
  }

  /**
   * Decides on one attempt.
   *
   * @param attempt what was written
   * @return what leaves, or why nothing does
   */
  public Decision decide(Attempt attempt) {
    Known known = Known.of(catalog, attempt.method(), attempt.path());
    if (NO_REQUESTS.contains(attempt.method())) {
      return new Decision.Never(attempt.method() + " is a request to a proxy, not to an endpoint");
    }
    if (known.reads()) {
      return asWritten.documented(attempt, known.exact().orElseThrow());
    }
    if (known.isSafeMethod()) {
      return known.isUnsafeThoughSafe() ? harmless.bare(attempt, known) : guessed(attempt, known);
    }
    Optional<String> reason = neverSent(attempt, known);
    return reason.<Decision>map(Decision.Never::new).orElseGet(() -> write(attempt, known));
  }

  /**
   * The same request with one member of a wrong type, which no handler can act upon: {@code
   * {"space_id":{}}}. The member's name comes from the body of the request, else from the
   * catalogue. Ids of a request that does not read become impossible ones.
   *
   * @param sent a request that {@link #decide} made
   * @return what to send
   */
  public Sent wrongType(Sent sent) {
    return wrongType(sent, sent.body());
  }

  /**
   * Like {@link #wrongType(Sent)}, with a name from what was written rather than from what left.
   *
   * @param sent a request that {@link #decide} made
   * @param written the body that was written
   * @return what to send
   */
  public Sent wrongType(Sent sent, Optional<JsonNode> written) {
    Known known = Known.of(catalog, sent.method(), sent.path());
    return WrongType.of(known.reads() ? sent : harmless.again(sent, known), known, written);
  }

  private Decision guessed(Attempt attempt, Known known) {
    return attempt.origin().named() && !known.words().acts()
        ? asWritten.undocumented(attempt)
        : harmless.withoutIds(attempt, known);
  }

  private Optional<String> neverSent(Attempt attempt, Known known) {
    if (known.words().isDisguised()) {
      return Optional.of("its path is spelled so that a server may read another one in it");
    }
    Optional<Forbidden> forbidden = known.forbidden();
    if (forbidden.isPresent()) {
      return forbidden.map(Forbidden::reason);
    }
    return known.publishes() && !attempt.origin().named()
        ? Optional.of("it publishes, and is tried only when it is written out by itself")
        : Optional.empty();
  }

  private Decision write(Attempt attempt, Known known) {
    Decision.Send held = harmless.form(attempt, known);
    Optional<Endpoint> allowed =
        attempt.base().isPresent() ? Optional.empty() : allowance.endpoint(attempt, known);
    if (allowed.isEmpty()) {
      return held;
    }
    Whole.Form form = whole.of(attempt, allowed.get());
    return form.missing().isEmpty()
        ? new Decision.Mutation(form.sent(), allowed.get(), held.sent())
        : new Decision.Send(
            held.sent(),
            "not sent whole, no value is known for " + String.join(", ", form.missing()));
  }
}
