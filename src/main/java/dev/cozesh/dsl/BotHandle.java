package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;

/** A bot that a script declares or looks up. */
public final class BotHandle extends Handle {
  BotHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.BOT, nameOrId, declared);
  }
}
