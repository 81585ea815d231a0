package dev.cozesh.deploy.team

import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.state.StateBackend
import java.nio.file.Path
import java.time.Clock
import spock.lang.TempDir

/** Files of one machine. */
class LocalBackendSpec extends StateBackendContract {
  @TempDir Path directory

  @Override
  StateBackend process(String user) {
    new LocalBackend(directory, [USER: user], new LocalDisk(), Clock.systemUTC()).running('cozesh apply deploy.groovy')
  }
}
