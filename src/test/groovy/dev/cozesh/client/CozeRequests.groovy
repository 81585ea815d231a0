package dev.cozesh.client

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate

/** Requests whose content does not matter. */
class CozeRequests {
  static BotUpdate rename() {
    BotUpdate.of('7389', BotSettings.NONE).withName('WeHan')
  }

  static BotCreate create() {
    new BotCreate('7390', 'WeHan', BotSettings.NONE)
  }
}
