package dev.cozesh.client.core;

import java.util.Optional;

/**
 * An exchange with its call, and why it was not asked for again, if something kept it from that.
 */
record Reply(Call call, Exchange exchange, Optional<String> unrepeated) {}
