package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.RowPlan.Step;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.error.CozeConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of one database. */
final class RowPart implements Part {
  /** Counting first and last, deleting, and counting round about that. */
  private static final int OTHERS = 5;

  private final CozeClient client;
  private final DesiredDatabase database;
  private final DesiredDatabase.Rows rows;
  private final RowPlan plan;
  private final Optional<Pending> lost;

  /**
   * @param lost an insert whose answer was lost
   * @throws CozeConflictException when there are rows that were not sent from here beside ours
   */
  RowPart(CozeClient client, DesiredDatabase database, RowPlan plan, Optional<Pending> lost) {
    this.client = client;
    this.database = database;
    this.rows = database.rows().orElseThrow();
    this.plan = plan;
    this.lost = lost;
    if (lost.isEmpty() && plan.step() == Step.CONFLICT) {
      throw RowWork.conflict(database, plan);
    }
  }

  @Override
  public boolean isEmpty() {
    return lost.isEmpty() && plan.step() == Step.NOTHING;
  }

  @Override
  public When when() {
    return When.WITH_ITS_OBJECT;
  }

  @Override
  public List<FieldChange> changes() {
    boolean nothing = lost.isEmpty() && plan.step() != Step.INSERT && plan.step() != Step.REPLACE;
    if (nothing) {
      return List.of();
    }
    Optional<JsonNode> before =
        plan.there() == 0 ? Optional.empty() : Optional.of(count(plan.there()));
    return List.of(
        new FieldChange("rows/" + rows.file(), before, Optional.of(count(rows.values().size()))));
  }

  private static JsonNode count(long rows) {
    return TextNode.valueOf(rows == 1 ? "1 row" : rows + " rows");
  }

  /** Rows are counted, not read. */
  @Override
  public List<Watched> watched() {
    boolean sentBefore = lost.isEmpty() && plan.step() == Step.NOTHING;
    if (!sentBefore) {
      return List.of();
    }
    boolean asMany = plan.there() == rows.values().size();
    return List.of(
        new Watched(
            "rows/" + rows.file(),
            asMany ? Level.FINGERPRINT : Level.DRIFTED,
            Optional.of(count(rows.values().size())),
            Optional.of(count(plan.there()))));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (plan.there() == 0 || plan.step() == Step.TAKE_OVER) {
      remarks.add(rows.file() + ": " + mapping());
    }
    lost.ifPresent(
        one ->
            remarks.add(
                "an insert of "
                    + one.sentAt()
                    + " got no answer; rows are counted before anything is sent"));
    switch (plan.step()) {
      case REPLACE ->
          remarks.add(
              "its rows are deleted, all "
                  + plan.there()
                  + ", and sent anew: they have no key by which one could be changed");
      case TAKE_OVER -> remarks.add("its rows are those of the file, and are taken over");
      case NOTHING -> {
        if (plan.there() != rows.values().size()) {
          remarks.add(
              "Coze has "
                  + plan.there()
                  + " rows, "
                  + rows.values().size()
                  + " were sent: what was added or deleted there is left alone");
        }
      }
      default -> {}
    }
    return remarks;
  }

  private String mapping() {
    return rows.mapping().entrySet().stream().map(RowPart::arrow).collect(Collectors.joining(", "));
  }

  private static String arrow(Map.Entry<String, String> pair) {
    boolean same = pair.getKey().equals(pair.getValue());
    return same ? pair.getKey() : pair.getKey() + " → " + pair.getValue();
  }

  @Override
  public List<String> strangers() {
    return plan.step() == Step.STRANGERS && lost.isEmpty()
        ? List.of(
            plan.there()
                + " rows in "
                + database.address()
                + ", which are not those of "
                + rows.file())
        : List.of();
  }

  @Override
  public int requests() {
    return isEmpty() ? 0 : 2 * RowWork.batches(rows.values(), plan.from()).size() + OTHERS;
  }

  @Override
  public List<String> operations() {
    List<String> operations = new ArrayList<>();
    if (!changes().isEmpty()) {
      operations.add("databases.records.create");
    }
    if (plan.step() == Step.REPLACE) {
      operations.add("databases.records.delete");
    }
    return operations;
  }

  @Override
  public void apply(Run run, String id) {
    new RowWork(run, client, database, id).apply();
  }
}
