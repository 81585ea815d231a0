package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A profile as one file holds it, without its secret.
 *
 * @param file where it stands
 * @param baseUrl the server that it names, by address or region
 * @param token where its token is had from
 * @param login how it signs in; never beside a token
 */
public record ProfileEntry(
    String name,
    Path file,
    Optional<URI> baseUrl,
    Optional<String> workspace,
    Optional<TokenSource> token,
    Optional<Login> login) {
  public ProfileEntry {
    requireNonNull(name, "name");
    requireNonNull(file, "file");
    requireNonNull(baseUrl, "baseUrl");
    requireNonNull(workspace, "workspace");
    requireNonNull(token, "token");
    requireNonNull(login, "login");
  }

  static ProfileEntry of(String name, Profile profile, Path file) {
    return new ProfileEntry(
        name, file, profile.baseUrl(), profile.workspace(), profile.token(), profile.login());
  }

  /** {@return kind and place of its credential in running text, never the credential} */
  public String credential() {
    return token.map(source -> "token, " + source).or(() -> login.map(Login::words)).orElse("none");
  }

  /** {@return whether its token stands in the file itself} */
  public boolean holdsToken() {
    return token.filter(source -> source.kind() == TokenSource.Kind.LITERAL).isPresent();
  }
}
