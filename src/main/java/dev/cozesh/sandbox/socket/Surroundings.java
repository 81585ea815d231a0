package dev.cozesh.sandbox.socket;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a socket has from the sandbox.
 *
 * @param logId of the handshake, and of all events
 * @param clock dates chats and events
 * @param ids gives a new id each time
 * @param heard is told of each message of the client, audio left out
 * @param post sends the events
 */
public record Surroundings(
    String logId, InstantSource clock, Supplier<String> ids, Consumer<String> heard, Post post) {
  public Surroundings {
    requireNonNull(logId, "logId");
    requireNonNull(clock, "clock");
    requireNonNull(ids, "ids");
    requireNonNull(heard, "heard");
    requireNonNull(post, "post");
  }
}
