package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A database to be made. Coze adds columns of its own.
 *
 * @param tableName the table's
 * @param fields the columns
 * @param rwMode whose rows a user reads and writes
 * @param appId makes it inside this app
 * @param tableDesc for models and people
 * @param indexes each of one column
 * @param connectorRwConfig which data a channel reads and writes
 * @param connectorReadMode what channels share
 * @param iconFileId an uploaded image
 */
public record DatabaseCreate(
    String workspaceId,
    String tableName,
    List<DatabaseField> fields,
    DatabaseRwMode rwMode,
    Optional<String> appId,
    Optional<String> tableDesc,
    @JsonProperty("indexs") Optional<List<DatabaseIndex>> indexes,
    Optional<List<ConnectorAccess>> connectorRwConfig,
    Optional<ConnectorReadMode> connectorReadMode,
    Optional<String> iconFileId) {
  public DatabaseCreate {
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(tableName, "tableName");
    fields = List.copyOf(fields);
    requireNonNull(rwMode, "rwMode");
    requireNonNull(appId, "appId");
    requireNonNull(tableDesc, "tableDesc");
    indexes = indexes.map(List::copyOf);
    connectorRwConfig = connectorRwConfig.map(List::copyOf);
    requireNonNull(connectorReadMode, "connectorReadMode");
    requireNonNull(iconFileId, "iconFileId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param workspaceId the workspace
   * @param tableName the table's
   * @param fields the columns
   * @param rwMode whose rows a user reads and writes
   * @return the request
   */
  public static DatabaseCreate of(
      String workspaceId, String tableName, List<DatabaseField> fields, DatabaseRwMode rwMode) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with {@code app_id}.
   *
   * @param value makes it inside this app
   * @return a copy
   */
  public DatabaseCreate withAppId(String value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        Optional.of(value),
        tableDesc,
        indexes,
        connectorRwConfig,
        connectorReadMode,
        iconFileId);
  }

  /**
   * The same with {@code table_desc}.
   *
   * @param value for models and people
   * @return a copy
   */
  public DatabaseCreate withTableDesc(String value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        appId,
        Optional.of(value),
        indexes,
        connectorRwConfig,
        connectorReadMode,
        iconFileId);
  }

  /**
   * The same with {@code indexs}.
   *
   * @param value each of one column
   * @return a copy
   */
  public DatabaseCreate withIndexes(List<DatabaseIndex> value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        appId,
        tableDesc,
        Optional.of(value),
        connectorRwConfig,
        connectorReadMode,
        iconFileId);
  }

  /**
   * The same with {@code connector_rw_config}.
   *
   * @param value which data a channel reads and writes
   * @return a copy
   */
  public DatabaseCreate withConnectorRwConfig(List<ConnectorAccess> value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        appId,
        tableDesc,
        indexes,
        Optional.of(value),
        connectorReadMode,
        iconFileId);
  }

  /**
   * The same with {@code connector_read_mode}.
   *
   * @param value what channels share
   * @return a copy
   */
  public DatabaseCreate withConnectorReadMode(ConnectorReadMode value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        appId,
        tableDesc,
        indexes,
        connectorRwConfig,
        Optional.of(value),
        iconFileId);
  }

  /**
   * The same with {@code icon_file_id}.
   *
   * @param value an uploaded image
   * @return a copy
   */
  public DatabaseCreate withIconFileId(String value) {
    return new DatabaseCreate(
        workspaceId,
        tableName,
        fields,
        rwMode,
        appId,
        tableDesc,
        indexes,
        connectorRwConfig,
        connectorReadMode,
        Optional.of(value));
  }

  /**
   * Which data a channel reads and writes.
   *
   * @param connectorId the channel
   * @param connectorRwMode the data
   */
  public record ConnectorAccess(
      Optional<String> connectorId, Optional<ConnectorRwMode> connectorRwMode) {
    public ConnectorAccess {
      requireNonNull(connectorId, "connectorId");
      requireNonNull(connectorRwMode, "connectorRwMode");
    }
  }
}
