package dev.cozesh.client.file;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Progress;
import dev.cozesh.error.CozeUsageException;
import java.nio.file.Path;

/** Files: upload one, look at one. There is no download. Thread-safe. */
public final class FileService {
  private static final long MAX_BYTES = 512L << 20;

  private final ApiCaller api;

  public FileService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Uploads one file, streamed from disk. Sent once: each upload makes a new file.
   *
   * @throws CozeUsageException when the file cannot be read or has more than 512 MiB
   * @see <a href="https://docs.coze.cn/developer_guides/upload_files">Coze: upload files</a>
   */
  @Calls("files.upload")
  public CozeFile upload(Path file) {
    return api.send(post("/v1/files/upload").file("file", file, MAX_BYTES).once(), CozeFile.class);
  }

  /** Like {@link #upload(Path)}, and tells how far it has come. */
  @Calls("files.upload")
  public CozeFile upload(Path file, Progress progress) {
    return api.send(
        post("/v1/files/upload").file("file", file, MAX_BYTES).progress(progress).once(),
        CozeFile.class);
  }

  /**
   * Name, size and age of an uploaded file.
   *
   * @see <a href="https://docs.coze.cn/developer_guides/retrieve_files">Coze: read file</a>
   */
  @Calls("files.retrieve")
  public CozeFile info(String fileId) {
    return api.send(get("/v1/files/retrieve").query("file_id", fileId).read(), CozeFile.class);
  }
}
