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

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public FileService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Uploads one file, streamed from disk. Sent once: each upload makes a new file.
   *
   * @param file where it is, at most 512 MiB
   * @return the uploaded file
   * @throws CozeUsageException when the file cannot be read or has more than 512 MiB
   * @see <a href="https://docs.coze.cn/developer_guides/upload_files">Coze: upload files</a>
   */
  @Calls("files.upload")
  public CozeFile upload(Path file) {
    return api.send(post("/v1/files/upload").file("file", file, MAX_BYTES).once(), CozeFile.class);
  }

  /**
   * Like {@link #upload(Path)}, and tells how far it has come.
   *
   * @param file where it is, at most 512 MiB
   * @param progress told on the sending thread
   * @return the uploaded file
   */
  @Calls("files.upload")
  public CozeFile upload(Path file, Progress progress) {
    return api.send(
        post("/v1/files/upload").file("file", file, MAX_BYTES).progress(progress).once(),
        CozeFile.class);
  }

  /**
   * {@return name, size and age of an uploaded file}
   *
   * @param fileId the uploaded file
   * @see <a href="https://docs.coze.cn/developer_guides/retrieve_files">Coze: read file</a>
   */
  @Calls("files.retrieve")
  public CozeFile info(String fileId) {
    return api.send(get("/v1/files/retrieve").query("file_id", fileId).read(), CozeFile.class);
  }
}
