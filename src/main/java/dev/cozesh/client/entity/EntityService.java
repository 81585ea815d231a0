package dev.cozesh.client.entity;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;

/** Copies of bots, apps and workflows. No other public call makes a new workflow. Thread-safe. */
public final class EntityService {

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public EntityService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Copies a bot, an app or a workflow. A bot within one workspace is there at once, everything
   * else goes on as a task. Sent once.
   *
   * @param copy what to copy, and where to
   * @return the copy, or the task that makes it
   * @see <a href="https://docs.coze.cn/developer_guides/copy_resource_task">Coze: copy a bot, an
   *     app or a workflow</a>
   */
  @Calls("entities.copy_tasks.create")
  public CopyStarted copy(EntityCopy copy) {
    return api.send(post("/v1/entities/copy_tasks").json(copy).once(), CopyStarted.class);
  }

  /**
   * What has become of a copy.
   *
   * @param taskId from {@link #copy}
   * @return its state, with the reasons when it failed
   * @see <a href="https://docs.coze.cn/developer_guides/query_resource_copy_execution_result">Coze:
   *     read the state of a copy job</a>
   */
  @Calls("entities.copy_tasks.retrieve")
  public CopyTask task(String taskId) {
    return api.send(get("/v1/entities/copy_tasks/{task_id}", taskId).read(), CopyTask.class);
  }
}
