package dev.cozesh.auth;

import dev.cozesh.http.SystemTime;
import java.net.URI;
import java.nio.file.Path;

/**
 * A process that needs the shared login: says that it is ready, waits for a line, and prints what
 * requests would carry.
 */
public final class RenewingProcess {
  private RenewingProcess() {}

  /** Server, file. */
  public static void main(String[] args) throws Exception {
    URI base = URI.create(args[0]);
    try (OAuthClient client = OAuthClient.at(base)) {
      TokenStore store = new FileTokenStore(Path.of(args[1]), base, "c1", new SystemTime());
      OAuthAuthorizer authorizer =
          new OAuthAuthorizer(client, OAuthApp.open("c1"), store, System.err::println);
      System.out.println("ready");
      System.in.read();
      System.out.println(authorizer.authorization());
    }
  }
}
