package dev.cozesh.shell.slash

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.deploy.Bench
import dev.cozesh.deploy.Deployer
import dev.cozesh.deploy.Edition
import dev.cozesh.deploy.LiveReader
import dev.cozesh.deploy.PlanOptions
import dev.cozesh.deploy.StateDesk
import dev.cozesh.deploy.WorkspaceFinder
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.dsl.LanguageSpec
import dev.cozesh.shell.builtin.StateBook
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import dev.cozesh.shell.exchange.SessionLog
import java.nio.file.Files

/** A session on the sandbox, as commands that write scripts see it. */
abstract class HandSpecification extends LanguageSpec {
  Bench bench
  CozeClient client
  def log = new SessionLog({ Catalog.bundled() })
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()

  def setup() {
    bench = new Bench(folder.resolve('.cozesh'))
    client = bench.client.listening(log)
    host.client = client
  }

  def cleanup() {
    bench.close()
  }

  LiveReader reader() {
    new LiveReader(client, new WorkspaceFinder(client, 'sandbox', Edition.CLOUD).find(Optional.empty()), Catalog.bundled().limits(), Edition.CLOUD)
  }

  StateBook book() {
    def desk = new StateDesk(client, bench.context())
    [
      entries: { desk.look().resources().collect { new StateBook.Entry(it.key, it.value, Optional.empty()) } },
      adopt: { Address address, String id -> desk.adopt(address, id) }
    ] as StateBook
  }

  /** A console; with answers it is a terminal. */
  Console console(String... answers) {
    def typed = new ByteArrayInputStream(answers.collect { "$it\n" }.join('').getBytes(UTF_8))
    new Console(typed, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8),
        answers ? new Tty(true, true, true) : Tty.NONE, false)
  }

  String printed() {
    out.toString(UTF_8)
  }

  String remarks() {
    err.toString(UTF_8)
  }

  /** Declares and applies, as a declaration at the prompt does. */
  void applied(String script) {
    deployer().withCloseable {
      it.apply(it.plan(declared(script), PlanOptions.of('prompt').exclusively()), {} as dev.cozesh.deploy.ApplyListener)
    }
  }

  Plan planned(String name, boolean adopt = false) {
    DesiredState declared = declared(Files.readString(folder.resolve(name)))
    deployer().withCloseable { it.plan(declared, PlanOptions.of('deploy.groovy').adopting(adopt)) }
  }

  private Deployer deployer() {
    new Deployer(client, Catalog.bundled(), bench.context())
  }
}
