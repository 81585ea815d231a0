package dev.cozesh.deploy

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Level
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.sandbox.LoggedRequest
import dev.cozesh.sandbox.Sandbox

/** What one run asked of the server, and the rules that hold for every run. */
class Tally {
  static final String PUBLISH = 'POST /v1/bot/publish'
  static final List<String> LISTS = [
    'GET /v1/bots', 'GET /v1/datasets', 'GET /v1/databases', 'GET /v1/workflows'
  ]
  static final int MOST_LISTS = 3
  /** Whether somebody is published there can be read of this channel alone. */
  static final String API = '1024'

  private final Sandbox sandbox
  private final int from

  /** Counts from now on. */
  Tally(Sandbox sandbox) {
    this.sandbox = sandbox
    from = sandbox.log().size()
  }

  List<LoggedRequest> requests() {
    sandbox.log().drop(from)
  }

  int publishes() {
    requests().count { it.route() == PUBLISH && it.committed() } as int
  }

  /** How often each list was begun; its further pages are the same look. */
  Map<String, Integer> lists() {
    LISTS.collectEntries { list -> [list, requests().count { it.route() == list && isFirstPage(it) } as int] }
  }

  /** Fails when the run broke a rule that holds whatever the server does. */
  void checks(DesiredState desired, Plan plan, ApplyReport report = null) {
    int bots = plan.changes().count { it.address().kind() == Kind.BOT && it.action().writes() } as int
    assert publishes() <= (report == null ? 0 : bots)
    if (report == null) {
      assert requests().every { !it.committed() }
    }
    def settled = plan.changes().findAll { it.address().kind() == Kind.BOT && it.action() == Action.NONE }
    assert settled*.watched().flatten().count { it.level() == Level.UNVERIFIABLE } ==
    writeOnly(desired, settled*.address())
  }

  /** Fails when it took more than was said, on a server on which nothing goes wrong. */
  void checksUndisturbed(Plan plan) {
    assert lists().every { route, count -> count <= MOST_LISTS }
    assert requests().size() <= plan.requests()
  }

  /** How many of the fields that a script manages can be written and never be read. */
  static int writeOnly(DesiredState desired, Collection<Address> some) {
    desired.resources().findAll { it instanceof DesiredBot && it.address() in some }
        .sum(0) { it.publishTo().orElse([]).count { one -> one != API } } as int
  }

  private static boolean isFirstPage(LoggedRequest request) {
    def page = request.query() =~ /page_(?:num|index)=(\d+)/
    !page.find() || page.group(1).toInteger() <= 1
  }
}
