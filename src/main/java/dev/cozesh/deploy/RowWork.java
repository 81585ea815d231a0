package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.database.RecordInsert;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends rows, once each. They have no key, so they are counted before each insert, and an insert
 * whose answer was lost is settled by counting again.
 */
final class RowWork {
  private static final int BATCH = 1_000;

  /** A request may hold 15 MB; this leaves room for what stands around the rows. */
  private static final long BATCH_BYTES = 14L << 20;

  private static final int DELETIONS = 3;

  private final Run run;
  private final CozeClient client;
  private final DesiredDatabase database;
  private final DesiredDatabase.Rows wanted;
  private final String id;
  private final RowStore store;

  RowWork(Run run, CozeClient client, DesiredDatabase database, String id) {
    this.run = run;
    this.client = client;
    this.database = database;
    this.wanted = database.rows().orElseThrow();
    this.id = id;
    this.store = new RowStore(client, id);
  }

  /**
   * Brings the rows into the wanted state.
   *
   * @throws CozeConflictException when rows came up that were not sent from here
   */
  void apply() {
    run.blueprint()
        .replay()
        .pending(address(), JournalEntry.Work.ROWS)
        .filter(Pending::sent)
        .ifPresent(this::settle);
    RowStore.Look look = store.look();
    RowPlan plan = new RowPlanner(client, database, known()).plan(store, look);
    switch (plan.step()) {
      case NOTHING -> {
        return;
      }
      case TAKE_OVER -> record(wanted.values().size());
      case CONFLICT, STRANGERS -> throw conflict(database, plan);
      case REPLACE -> {
        delete(look);
        insert(0);
      }
      case INSERT -> insert(plan.from());
    }
    run.updated(address(), "rows", id);
  }

  static CozeConflictException conflict(DesiredDatabase database, RowPlan plan) {
    return new CozeConflictException(
        database.address()
            + " has "
            + plan.there()
            + " rows on Coze, and it is not known which of them were sent from here",
        "rows have no key; somebody added some, or deleted some, since they were sent",
        "delete the rows in the web page and run again, which sends all of "
            + database.rows().orElseThrow().file()
            + "; or take `rows` out of the script to keep them");
  }

  private Address address() {
    return database.address();
  }

  private Optional<ResourceState.Rows> known() {
    return run.ledger().get(address()).rows();
  }

  private void record(long sent) {
    ResourceState.Rows now = new ResourceState.Rows(wanted.sha256(), sent);
    run.ledger().change(address(), state -> state.withRows(now));
  }

  /** Deleting again what was there at one look does no harm, so a lost answer is none. */
  private void delete(RowStore.Look seen) {
    run.started(address(), "delete " + seen.rows() + " rows");
    for (int n = 1; store.look().rows() > 0; n++) {
      if (n > DELETIONS) {
        throw new CozePartialException(
            address() + ": its rows are not all deleted",
            "Coze said success, and still has some; others may be adding rows",
            "look at them in the web page; run the same command again");
      }
      run.requireGoingOn();
      try {
        store.delete(seen);
      } catch (CozeException e) {
        if (Outcome.of(e) == Outcome.NOTHING_HAPPENED || n == DELETIONS) {
          throw e;
        }
        run.remark(e.what() + "; rows are counted, and deleted again if they are there");
      }
    }
    record(0);
  }

  private void insert(long from) {
    long sent = from;
    for (List<Map<String, String>> batch : batches(wanted.values(), from)) {
      sent = insert(batch, sent);
      record(sent);
      run.progress(address(), wanted.file(), (int) (100 * sent / wanted.values().size()));
    }
    long there = store.look().rows();
    if (there < sent) {
      throw new CozePartialException(
          address() + ": " + sent + " rows were sent and " + there + " are there",
          "Coze said success and did not keep them all, or somebody deleted some",
          "look at them in the web page");
    }
  }

  private long insert(List<Map<String, String>> batch, long from) {
    run.started(address(), "insert rows " + (from + 1) + " to " + (from + batch.size()));
    Map<String, String> items =
        Map.of(
            "sha256", wanted.sha256(),
            "from", String.valueOf(from),
            "rows", String.valueOf(batch.size()),
            "before", String.valueOf(store.look().rows()));
    run.requireGoingOn();
    JournalEntry intent =
        run.journal().intend(JournalEntry.Work.ROWS, address(), "", List.of(), items);
    try {
      run.wire()
          .sending(
              run.journal(), intent, () -> client.databases().insert(id, RecordInsert.of(batch)));
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw e;
      }
      run.journal().outcome(intent, JournalEntry.Type.LOST, Map.of(), e.what());
      run.remark(e.what() + "; the rows are counted until it is known whether they came");
      boolean came = settle(new Pending(address(), intent, true, run.now()));
      return came ? from + batch.size() : insert(batch, from);
    }
    outcome(intent, JournalEntry.Type.DONE, from + batch.size(), "");
    return from + batch.size();
  }

  /** Whether they came. */
  private boolean settle(Pending pending) {
    JournalEntry intent = pending.intent();
    long from = number(intent, "from");
    boolean came = new RowSettlement(run.pauses()).came(pending, () -> store.look().rows());
    long sent = came ? from + number(intent, "rows") : from;
    String evidence =
        "settled by counting: the rows sent to "
            + address()
            + " "
            + pending.sentAt()
            + (came ? " are there" : " never came");
    outcome(intent, JournalEntry.Type.SETTLED, sent, evidence);
    run.ledger()
        .change(
            address(),
            state -> state.withRows(new ResourceState.Rows(intent.items().get("sha256"), sent)));
    run.settled(evidence);
    return came;
  }

  private void outcome(JournalEntry intent, JournalEntry.Type type, long sent, String note) {
    Map<String, String> ids = Map.of(intent.items().get("sha256"), String.valueOf(sent));
    run.journal().outcome(intent, type, ids, note);
  }

  static long number(JournalEntry intent, String item) {
    return Long.parseLong(intent.items().get(item));
  }

  /** Batches of at most 1,000 rows and a request's bytes, from that row on. */
  static List<List<Map<String, String>>> batches(List<Map<String, String>> rows, long from) {
    List<List<Map<String, String>>> batches = new ArrayList<>();
    List<Map<String, String>> batch = new ArrayList<>();
    long bytes = 0;
    for (Map<String, String> row : rows.subList((int) Math.min(from, rows.size()), rows.size())) {
      long size = Json.line(row).getBytes(StandardCharsets.UTF_8).length + 1L;
      boolean full = batch.size() == BATCH || bytes + size > BATCH_BYTES;
      if (full && !batch.isEmpty()) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(row);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
