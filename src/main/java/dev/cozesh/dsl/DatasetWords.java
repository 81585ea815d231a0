package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.dataset.Dataset;
import java.util.Iterator;

/** {@code datasets}: the knowledge bases of the workspace. */
public final class DatasetWords extends ServiceWords implements Iterable<Dataset> {
  private final Session session;

  DatasetWords(Session session) {
    super(session, "datasets", CozeClient::datasets);
    this.session = session;
  }

  /** Every knowledge base; pages are fetched when they are reached. */
  public Paged<Dataset> list() {
    return session.connection().client().datasets().list(workspaceId());
  }

  @Override
  public Iterator<Dataset> iterator() {
    return list().iterator();
  }
}
