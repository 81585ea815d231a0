package dev.cozesh.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

/** An authority nobody trusts unless told to, and certificates it signs. */
public final class TestAuthority {
  private static final String PASSWORD = "loopback";

  private final Path directory;

  /** Makes the authority's own key. */
  public TestAuthority(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    keytool(
        "-genkeypair", "-alias", "ca", "-dname", "CN=Test Authority,O=Loopback", "-ext", "bc:c");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", pem().toString());
  }

  /** The authority's certificate as a PEM file. */
  public Path pem() {
    return directory.resolve("authority.pem");
  }

  /**
   * Sockets of a server with a certificate that the authority signed.
   *
   * @param names {@code DNS:coze.test,IP:127.0.0.1}
   * @param validity further options, such as a start date
   */
  public SSLServerSocketFactory signed(String alias, String names, String... validity)
      throws IOException, InterruptedException, GeneralSecurityException {
    List<String> sign =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-signer", "ca"));
    sign.addAll(List.of("-ext", "SAN=" + names));
    sign.addAll(List.of(validity));
    keytool(sign.toArray(String[]::new));
    return sockets(alias);
  }

  /** The same with a certificate that vouches for itself. */
  public SSLServerSocketFactory selfSigned(String alias, String names)
      throws IOException, InterruptedException, GeneralSecurityException {
    keytool("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-ext", "SAN=" + names);
    return sockets(alias);
  }

  private SSLServerSocketFactory sockets(String alias)
      throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias,
        all.getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private Path store() {
    return directory.resolve("keys.p12");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store().toString()));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    Path words = Files.createTempFile(directory, "keytool", ".txt");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", arguments) + ": " + Files.readString(words));
    }
  }
}
