package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;
import java.nio.file.Path;

/** A knowledge base that a script declares or looks up. */
public final class KnowledgeHandle extends Handle {
  KnowledgeHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.KNOWLEDGE, nameOrId, declared);
  }

  /** The text of a script that declares it as the server has it; planned, it changes nothing. */
  public String source() {
    return liveSource();
  }

  /** Its documents, as the server has them. */
  public Object documents() {
    return new Services(session(), Path.of("")).call("documents", "list", this);
  }
}
