package dev.cozesh.error;

/** Coze answered and refused. {@link #code()} is Coze's business code, not the HTTP status. */
public final class CozeServiceException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /**
   * A failure in parts.
   *
   * @param refusal what Coze answered
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeServiceException(Refusal refusal, String why, String next) {
    super(refusal.operation() + " was refused: " + refusal.codes(), why, next, null);
    this.refusal = refusal;
  }

  /** {@return the whole answer: codes, log id, Coze's words, raw body} */
  public Refusal refusal() {
    return refusal;
  }

  /** {@return Coze's business code} */
  public long code() {
    return refusal.code();
  }

  @Override
  public String logId() {
    return refusal.logId();
  }
}
