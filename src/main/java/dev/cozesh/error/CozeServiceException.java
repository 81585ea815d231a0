package dev.cozesh.error;

/** Coze answered and refused. {@link #code()} is Coze's business code, not the HTTP status. */
public final class CozeServiceException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public CozeServiceException(Refusal refusal, String why, String next) {
    super(refusal.operation() + " was refused: " + refusal.codes(), why, next, null);
    this.refusal = refusal;
  }

  /** The whole answer: codes, log id, Coze's words, raw body. */
  public Refusal refusal() {
    return refusal;
  }

  /** Coze's business code. */
  public long code() {
    return refusal.code();
  }

  @Override
  public String logId() {
    return refusal.logId();
  }
}
