package dev.cozesh.client.core;

import java.time.Duration;
import java.util.Optional;

/** An exchange with its call, and the wait the server asked for when it was too long. */
record Reply(Call call, Exchange exchange, Optional<Duration> wish) {}
