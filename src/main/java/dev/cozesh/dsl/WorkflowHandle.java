package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;

/** A workflow that a script declares or looks up. */
public final class WorkflowHandle extends Handle {
  WorkflowHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.WORKFLOW, nameOrId, declared);
  }
}
