package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.workspace.Workspace;
import java.util.Iterator;

/** {@code workspaces}: what the token sees. */
public final class WorkspaceWords extends ServiceWords implements Iterable<Workspace> {
  private final Session session;

  WorkspaceWords(Session session) {
    super(session, "workspaces", CozeClient::workspaces);
    this.session = session;
  }

  /** Every workspace; pages are fetched when they are reached. */
  public Paged<Workspace> list() {
    return session.connection().client().workspaces().list();
  }

  @Override
  public Iterator<Workspace> iterator() {
    return list().iterator();
  }
}
