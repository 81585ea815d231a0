package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;

/** What an answer is about, read off status, code and wording alone, without any comparison. */
public enum Signal {
  /** Code 0, or events without an error. */
  SUCCESS,
  /** A complaint that names a parameter. */
  VALIDATION,
  /** A complaint about parameters that names none. */
  PARAMETERS,
  /** A handler looked for a thing and did not find it. */
  RESOURCE_MISSING,
  /** Words that say that no such endpoint exists. */
  ENDPOINT_MISSING,
  /** The token is not accepted. */
  TOKEN,
  /** The console of a self-hosted server asks for its cookie. */
  SESSION,
  /** The token may not do this. */
  PERMISSION,
  /** Too many requests. */
  LIMIT,
  /** Risk control: the account is in danger. */
  RISK,
  /** Nothing is left on the account. */
  EMPTY_ACCOUNT,
  /** The server behind the gateway is away. */
  GATEWAY,
  /** No answer. */
  SILENCE,
  /** A web page. */
  PAGE,
  /** The path is known, the method is not. */
  WRONG_METHOD,
  /** Another address is named. */
  REDIRECT,
  /** The server failed, in its own words. */
  SERVER_ERROR,
  /** Anything else, a refusal with a code of its own among them. */
  OTHER;

  private static final int OK = 200;
  private static final int REDIRECTS = 300;
  private static final int REFUSALS = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int PAYMENT_REQUIRED = 402;
  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FAILURES = 500;
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  /**
   * {@return what an answer is about}
   *
   * @param features the answer
   */
  public static Signal of(Features features) {
    if (features.how() != Transport.ANSWERED) {
      return SILENCE;
    }
    Signal stop = stop(features);
    if (stop != OTHER) {
      return stop;
    }
    Signal layer = layer(features);
    return layer == OTHER ? handler(features) : layer;
  }

  /** {@return whether the answer says anything about routes} */
  public boolean teaches() {
    return !isLimit() && this != GATEWAY && this != SILENCE;
  }

  /** {@return whether more requests would only make it worse} */
  public boolean isLimit() {
    return this == LIMIT || this == RISK || this == EMPTY_ACCOUNT;
  }

  /** {@return whether the request was routed and understood, by the answer's own words} */
  public boolean proves() {
    return this == SUCCESS || this == VALIDATION || this == RESOURCE_MISSING;
  }

  /** What a route is that answers so, and whose random siblings get what known-bad requests get. */
  Verdict verdict() {
    return switch (this) {
      case SUCCESS, VALIDATION, RESOURCE_MISSING -> Verdict.EXISTS;
      case TOKEN, PERMISSION -> Verdict.EXISTS_AUTH;
      case WRONG_METHOD -> Verdict.WRONG_METHOD;
      default -> Verdict.EXISTS_LIKELY;
    };
  }

  /** What makes a run wait or end. */
  private static Signal stop(Features features) {
    long code = features.code().orElse(0);
    int status = features.status();
    boolean refused = status >= REFUSALS || code != 0;
    if (Codes.RISK.contains(code)) {
      return RISK;
    }
    if (Codes.LIMIT.contains(code) || status == TOO_MANY_REQUESTS) {
      return Words.quota(features.template()) && code != 0 && !Codes.LIMIT.contains(code)
          ? EMPTY_ACCOUNT
          : LIMIT;
    }
    if (Codes.EMPTY_ACCOUNT.contains(code)
        || status == PAYMENT_REQUIRED
        || (refused && Words.quota(features.template()))) {
      return EMPTY_ACCOUNT;
    }
    boolean away = status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT;
    return away || (status >= FAILURES && features.form() == Form.HTML) ? GATEWAY : OTHER;
  }

  /** What layers in front of handlers say. */
  private static Signal layer(Features features) {
    long code = features.code().orElse(0);
    int status = features.status();
    boolean refused = status >= REFUSALS || code != 0;
    if (features.form() == Form.HTML) {
      return PAGE;
    }
    if (status >= REDIRECTS && status < REFUSALS) {
      return REDIRECT;
    }
    if (refused && Words.session(features.template())) {
      return SESSION;
    }
    if (Codes.TOKEN.contains(code)
        || status == UNAUTHORIZED
        || (refused && Words.token(features.template()))) {
      return TOKEN;
    }
    if (Codes.PERMISSION.contains(code) || status == FORBIDDEN) {
      return PERMISSION;
    }
    boolean named = !features.allow().isEmpty() && status >= REFUSALS && status < FAILURES;
    return status == METHOD_NOT_ALLOWED || named ? WRONG_METHOD : OTHER;
  }

  /** What routers and handlers say. */
  private static Signal handler(Features features) {
    long code = features.code().orElse(0);
    int status = features.status();
    boolean fine = status >= OK && status < REDIRECTS;
    if (fine && code == 0) {
      boolean understood = features.code().isPresent() || features.form() == Form.EVENTS;
      return understood ? SUCCESS : OTHER;
    }
    if (Codes.RESOURCE_MISSING.contains(code)) {
      return RESOURCE_MISSING;
    }
    if (Words.endpoint(features.template())) {
      return ENDPOINT_MISSING;
    }
    if (Words.field(features.template())) {
      return VALIDATION;
    }
    if (Words.parameters(features.template())) {
      return PARAMETERS;
    }
    return status >= FAILURES ? SERVER_ERROR : OTHER;
  }
}
