package dev.cozesh.client.database;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Page;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Databases and their rows. Values of all columns travel as text. Thread-safe. */
public final class DatabaseService {
  private static final int PAGE_SIZE = 100;
  private static final PageShape PAGE =
      new PageShape("/data/items", Optional.of("/data/total_count"), Optional.of("/data/has_more"));
  private static final String RECORDS = "/v1/databases/{database_id}/records";
  private static final String QUERY = RECORDS + "/query";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public DatabaseService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The databases of a workspace, 100 a request.
   *
   * @param workspaceId the workspace
   * @return the databases
   * @see <a href="https://docs.coze.cn/developer_guides/query_database_list">Coze: list databases
   *     of a workspace</a>
   */
  @Calls("databases.list")
  public Paged<Database> list(String workspaceId) {
    return api.pages(
        page ->
            get("/v1/databases")
                .query("workspace_id", workspaceId)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Database.class,
        Database::id);
  }

  /**
   * Makes a database. Sent once.
   *
   * @param database its columns and who may use it
   * @return the database's id
   * @see <a href="https://docs.coze.cn/developer_guides/create_coze_database">Coze: create a coze
   *     database (table)</a>
   */
  @Calls("databases.create")
  public String create(DatabaseCreate database) {
    return api.send(
        post("/v1/databases").json(database).result("/data/database_id").once(), String.class);
  }

  /**
   * Deletes a database with its rows. Sent once.
   *
   * @param databaseId the database
   * @see <a href="https://docs.coze.cn/developer_guides/delete_coze_database">Coze: delete a
   *     database</a>
   */
  @Calls("databases.delete")
  public void delete(String databaseId) {
    api.send(ApiRequest.delete("/v1/databases/{database_id}", databaseId).once());
  }

  /**
   * Reads one page of rows.
   *
   * @param databaseId the database
   * @param query which rows and which page
   * @return the rows; only a task when it was asked for as asynchronous
   * @see <a href="https://docs.coze.cn/developer_guides/query">Coze: query rows</a>
   */
  @Calls("databases.records.query")
  public RecordPage query(String databaseId, RecordQuery query) {
    return api.send(post(QUERY, databaseId).json(query).read(), RecordPage.class);
  }

  /**
   * Reads all rows, as many a request as the query says, 100 unless it does. Rows are told apart by
   * their places, so equal ones are all given.
   *
   * @param databaseId the database
   * @param query which rows; its page number is not looked at
   * @return the rows, values by column
   * @see <a href="https://docs.coze.cn/developer_guides/query">Coze: query rows</a>
   */
  @Calls("databases.records.query")
  public Paged<DatabaseRow> rows(String databaseId, RecordQuery query) {
    RecordQuery sized = query.pageSize().isPresent() ? query : query.withPageSize(PAGE_SIZE);
    return new Paged<>(
        "POST " + QUERY,
        number -> numbered(query(databaseId, sized.withPageNum(number)), number, sized),
        row -> Long.toString(row.place()));
  }

  /**
   * Adds rows. Sent once.
   *
   * @param databaseId the database
   * @param rows the values
   * @return how many rows there are more, or the task that adds them
   * @see <a href="https://docs.coze.cn/developer_guides/insert">Coze: insert rows</a>
   */
  @Calls("databases.records.create")
  public RecordChange insert(String databaseId, RecordInsert rows) {
    return api.send(post(RECORDS, databaseId).json(rows).once(), RecordChange.class);
  }

  /**
   * Changes rows. Sent once.
   *
   * @param databaseId the database
   * @param change which rows, and their new values
   * @return how many rows changed, or the task that changes them
   * @see <a href="https://docs.coze.cn/developer_guides/update">Coze: update rows</a>
   */
  @Calls("databases.records.update")
  public RecordChange update(String databaseId, RecordUpdate change) {
    return api.send(put(RECORDS, databaseId).json(change).once(), RecordChange.class);
  }

  /**
   * Deletes rows. Sent once.
   *
   * @param databaseId the database
   * @param rows which ones
   * @return how many rows there are less, or the task that deletes them
   * @see <a href="https://docs.coze.cn/developer_guides/delete">Coze: delete rows</a>
   */
  @Calls("databases.records.delete")
  public RecordChange deleteRows(String databaseId, RecordDelete rows) {
    return api.send(ApiRequest.delete(RECORDS, databaseId).json(rows).once(), RecordChange.class);
  }

  /**
   * What has become of an asynchronous call. Only who began it may ask.
   *
   * @param taskId from the answer to that call
   * @return its state and result
   * @see <a href="https://docs.coze.cn/developer_guides/get_async_task_result">Coze: read the
   *     result of an asynchronous database call</a>
   */
  @Calls("databases.tasks.retrieve")
  public DatabaseTask task(String taskId) {
    return api.send(get("/v1/database_tasks/{task_id}", taskId).read(), DatabaseTask.class);
  }

  private static Page<DatabaseRow> numbered(RecordPage page, int number, RecordQuery query) {
    long before = (number - 1L) * query.pageSize().orElse(PAGE_SIZE);
    List<DatabaseRow> rows = new ArrayList<>();
    page.items()
        .orElse(List.of())
        .forEach(values -> rows.add(new DatabaseRow(before + rows.size() + 1, values)));
    return new Page<>(rows, page.totalCount(), page.hasMore(), Optional.empty());
  }
}
