package dev.cozesh.client;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.error.CozeException;
import java.net.URI;

/** A program of its own that asks for each given id once and prints what became of it. */
public final class HostileProcess {
  private HostileProcess() {}

  public static void main(String[] args) {
    try (CozeClient client =
        CozeClient.builder()
            .baseUrl(URI.create(args[0]))
            .authorizer(new TokenAuthorizer("pat_test_hostile"))
            .maxRetries(0)
            .build()) {
      for (int i = 1; i < args.length; i++) {
        long begun = System.nanoTime();
        String outcome = outcome(client, args[i]);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.println(args[i] + "|" + outcome + "|" + millis);
      }
    }
  }

  private static String outcome(CozeClient client, String id) {
    try {
      return "value " + client.files().info(id).id();
    } catch (CozeException e) {
      String text = e.getClass().getSimpleName() + " " + e.what();
      return text.replace('\n', ' ').substring(0, Math.min(text.length(), 300));
    }
  }
}
