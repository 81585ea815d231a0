package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;

/** {@code documents}: the documents of knowledge bases. */
public final class DocumentWords extends ServiceWords {
  DocumentWords(Session session) {
    super(session, "documents", CozeClient::documents);
  }

  /** The documents of a knowledge base, by name, id or handle. */
  public Object list(Object knowledge) {
    String id = id(Kind.KNOWLEDGE, knowledge);
    return call(client -> client.documents().list(id));
  }
}
