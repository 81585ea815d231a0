package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;

/** {@code files}: files on Coze. */
public final class FileWords extends ServiceWords {
  FileWords(Session session) {
    super(session, "files", CozeClient::files);
  }

  /** Uploads a file. */
  public Object upload(ScriptFile file) {
    return call(client -> client.files().upload(file.getPath()));
  }
}
