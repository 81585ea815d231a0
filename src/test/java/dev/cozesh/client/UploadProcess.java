package dev.cozesh.client;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.dataset.ChunkStrategy;
import dev.cozesh.client.dataset.DocumentBase;
import dev.cozesh.client.dataset.DocumentsCreate;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that sends a file, to be run with little memory. */
public final class UploadProcess {
  private UploadProcess() {}

  public static void main(String[] args) {
    Path file = Path.of(args[2]);
    try (CozeClient client =
        CozeClient.builder()
            .baseUrl(URI.create(args[1]))
            .authorizer(new TokenAuthorizer("pat_test_upload"))
            .build()) {
      if (args[0].equals("file")) {
        client.files().upload(file);
      } else {
        client
            .documents()
            .create(
                DocumentsCreate.text(
                    "1", List.of(DocumentBase.local("a", "pdf", file)), ChunkStrategy.automatic()));
      }
    }
  }
}
