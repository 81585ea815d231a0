package dev.cozesh.http;

import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why no TLS connection came about, and what to do about it. */
final class TlsFailure {
  private static final String CHECK_NAME = "check the host of the base URL";
  private static final String CHECK_DATE =
      "check this machine's date; if it is right, tell those who run the server";
  private static final String CHECK_ALL = "check the base URL, this machine's date and its proxy";
  private static final String NAME_AUTHORITY =
      "if that is your company, which reads along, give its authority as a PEM file: `ca_file` in"
          + " the profile, or SSL_CERT_FILE; else send no token there";

  private TlsFailure() {}

  static String why(IOException cause, String reason) {
    Optional<X509Certificate> leaf = certificate(cause);
    if (leaf.isPresent()) {
      return "its certificate, issued by "
          + leaf.get().getIssuerX500Principal().getName()
          + ", "
          + fault(cause, leaf.get());
    }
    return cause instanceof SSLException
        ? "the certificate or the protocol was not accepted: " + reason
        : reason;
  }

  static String next(IOException cause) {
    if (cause instanceof SSLPeerUnverifiedException) {
      return CHECK_NAME;
    }
    if (certificate(cause).isEmpty()) {
      return CHECK_ALL;
    }
    boolean outOfDate =
        find(cause, CertificateExpiredException.class).isPresent()
            || find(cause, CertificateNotYetValidException.class).isPresent();
    return outOfDate ? CHECK_DATE : NAME_AUTHORITY;
  }

  private static String fault(IOException cause, X509Certificate leaf) {
    if (find(cause, CertificateExpiredException.class).isPresent()) {
      return "ended on " + day(leaf.getNotAfter());
    }
    if (find(cause, CertificateNotYetValidException.class).isPresent()) {
      return "begins on " + day(leaf.getNotBefore());
    }
    return leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())
        ? "vouches for itself, and this machine does not trust it"
        : "is not trusted by this machine: " + cause.getMessage();
  }

  private static Optional<X509Certificate> certificate(IOException cause) {
    return find(cause, UntrustedException.class).map(UntrustedException::leaf);
  }

  private static String day(Date moment) {
    return moment.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
