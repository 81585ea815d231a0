package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;
import java.nio.file.Path;

/** A database that a script declares or looks up. */
public final class DatabaseHandle extends Handle {
  DatabaseHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.DATABASE, nameOrId, declared);
  }

  /** The text of a script that declares it as the server has it; planned, it changes nothing. */
  public String source() {
    return liveSource();
  }

  /** Its rows, as the API channel has them. */
  public Object rows() {
    return new Services(session(), Path.of("")).call("databases", "rows", getId());
  }
}
