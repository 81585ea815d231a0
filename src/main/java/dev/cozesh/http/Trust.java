package dev.cozesh.http;

import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Makes a connection a TLS connection, and tells the trip of it. Authorities are those this Java
 * trusts and those of a file; the former are read when the first connection wants them.
 */
final class Trust implements TlsSocketStrategy {
  private final List<Certificate> further;
  private TlsSocketStrategy tls;

  private Trust(List<Certificate> further) {
    this.further = further;
  }

  /**
   * @param caFile a PEM file with one authority or more
   * @throws CozeUsageException when the file cannot be read or holds none
   */
  static Trust with(Optional<Path> caFile) {
    return new Trust(caFile.map(Trust::read).orElse(List.of()));
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    Trip.in(context).enter(Phase.TLS);
    return tls().upgrade(socket, target, port, attachment, context);
  }

  /** The same for a connection that makes no trip. */
  SSLSocket upgrade(Socket socket, String target, int port) throws IOException {
    return tls().upgrade(socket, target, port, null, HttpClientContext.create());
  }

  private synchronized TlsSocketStrategy tls() throws IOException {
    if (tls == null) {
      try {
        tls =
            new DefaultClientTlsStrategy(
                context(),
                // The client's own check of the name lists those the certificate is for.
                HostnameVerificationPolicy.CLIENT,
                HttpsSupport.getDefaultHostnameVerifier());
      } catch (GeneralSecurityException e) {
        throw new IOException("the trusted authorities cannot be read", e);
      }
    }
    return tls;
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    X509ExtendedTrustManager usual = judge(null);
    X509ExtendedTrustManager judge = further.isEmpty() ? usual : judge(all(usual));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new NamingTrust(judge)}, null);
    return context;
  }

  private KeyStore all(X509ExtendedTrustManager usual)
      throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    int number = 0;
    for (Certificate authority :
        Stream.concat(Stream.of(usual.getAcceptedIssuers()), further.stream()).toList()) {
      authorities.setCertificateEntry(Integer.toString(number++), authority);
    }
    return authorities;
  }

  private static X509ExtendedTrustManager judge(KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager judge) {
        return judge;
      }
    }
    throw new GeneralSecurityException("this Java has no judge of certificates");
  }

  private static List<Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> found =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (found.isEmpty()) {
        throw unusable(file, "it holds no certificate", null);
      }
      return found;
    } catch (IOException e) {
      throw unusable(file, "it cannot be read", e);
    } catch (CertificateException e) {
      throw unusable(file, "what it holds is no certificate", e);
    }
  }

  private static CozeUsageException unusable(Path file, String why, Exception cause) {
    return new CozeUsageException(
        "not usable as a file of authorities: " + file,
        why,
        "give a PEM file, which has lines with BEGIN CERTIFICATE",
        cause);
  }
}
