package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Progress;
import java.nio.file.Path;

/** {@code files}: files on Coze; an upload shows how far it is. */
public final class FileWords extends ServiceWord {
  private static final String UPLOAD = "upload";

  FileWords(Session session, String word, Path directory) {
    super(session, word, CozeClient::files, directory);
  }

  /** Uploads a file of at most 512 MiB, which is shown while it goes on. */
  public Object upload(Object file) {
    ScriptHost host = session().host();
    try (Meter meter = Meter.ofBytes(host.screen(), host.clock(), name(file))) {
      Progress told = meter::at;
      return typed(slot(UPLOAD), UPLOAD, file, told);
    }
  }

  private static String name(Object file) {
    if (file instanceof ScriptFile known) {
      return known.getName();
    }
    Path name = file instanceof CharSequence ? Path.of(file.toString()).getFileName() : null;
    return name == null ? "" : name.toString();
  }
}
