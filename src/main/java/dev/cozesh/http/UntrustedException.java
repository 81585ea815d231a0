package dev.cozesh.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** A server's certificate was not accepted. */
final class UntrustedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient X509Certificate leaf;

  UntrustedException(X509Certificate leaf, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.leaf = leaf;
  }

  /** The certificate as the server showed it. */
  X509Certificate leaf() {
    return leaf;
  }
}
