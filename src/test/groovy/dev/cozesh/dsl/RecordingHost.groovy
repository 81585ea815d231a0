package dev.cozesh.dsl

import dev.cozesh.client.CozeClient
import dev.cozesh.deploy.Edition
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.guard.Guard
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.probe.variant.Inquiry
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.util.function.BooleanSupplier

/** A host without a server: records what is asked of it. */
class RecordingHost implements ScriptHost {
  final StringWriter printed = new StringWriter()
  final List<DesiredState> planned = []
  final List<DesiredState> applied = []
  final List<Guard> guards = []
  Map<String, String> secrets = [:]
  Map<String, String> environment = [:]
  boolean planning
  Edition edition = Edition.CLOUD
  /** What applying ends with; null for success. */
  RuntimeException refusal
  /** The pieces of answers, as they came. */
  final List<String> said = [].asSynchronized()
  final List<BooleanSupplier> stops = []
  final RecordingScreen screen = new RecordingScreen(this)
  /** How long it was to wait. */
  final List<Duration> pauses = [].asSynchronized()
  private Instant instant = Instant.EPOCH

  CozeClient client
  /** What blocks wanted to be tried, and how. */
  final List<Inquiry> inquiries = []
  final List<ProbeWishes> wanted = []
  PlainAttempts attempts = new PlainAttempts()
  /** What a probe of an inquiry finds. */
  Closure<ProbeOutcome> found = { Inquiry inquiry -> throw new IllegalStateException('this script was not to probe') }
  /** Who is told of chats, instead of the host. */
  TalkListener listener

  @Override
  CozeClient client() {
    if (client == null) {
      throw new IllegalStateException("this script was not to ask the server")
    }
    client
  }

  @Override
  Edition edition() {
    edition
  }

  @Override
  Optional<String> workspace() {
    Optional.empty()
  }

  @Override
  PrintWriter out() {
    new PrintWriter(printed, true)
  }

  @Override
  PrintWriter err() {
    out()
  }

  @Override
  void say(String piece) {
    said << piece
  }

  @Override
  TalkListener talk() {
    listener ?: ScriptHost.super.talk()
  }

  @Override
  Screen screen() {
    screen
  }

  @Override
  synchronized void pause(Duration duration) {
    pauses << duration
    instant += duration
  }

  @Override
  InstantSource clock() {
    this::tick
  }

  private synchronized Instant tick() {
    instant = instant.plusMillis(100)
  }

  @Override
  void onStop(BooleanSupplier stop) {
    stops << stop
  }

  @Override
  String secret(String name) {
    if (!secrets[name]) {
      throw new CozeCredentialException("there is no secret $name", "", "")
    }
    secrets[name]
  }

  @Override
  boolean planning() {
    planning
  }

  @Override
  void guard(Guard rule) {
    guards << rule
  }

  @Override
  void plan(DesiredState declared) {
    planned << declared
  }

  @Override
  Map<Address, String> apply(DesiredState declared) {
    if (refusal) {
      throw refusal
    }
    applied << declared
    declared.resources().withIndex().collectEntries { resource, index ->
      [resource.address(), "738900000000000000$index".toString()]
    }
  }

  @Override
  AttemptSource attempts() {
    attempts
  }

  @Override
  Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
    inquiries << inquiry
    wanted << wishes
    planning ? Optional.empty() : Optional.of(found.call(inquiry))
  }

  @Override
  Map<String, String> environment() {
    environment
  }
}
