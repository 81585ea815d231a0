package dev.cozesh.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whom another one trusts; a refusal keeps the certificate, so that its issuer is named. */
final class NamingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;

  NamingTrust(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      throw new UntrustedException(chain[0], e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw new UntrustedException(chain[0], e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      throw new UntrustedException(chain[0], e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judge.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
