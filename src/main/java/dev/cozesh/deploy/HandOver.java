package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.workflow.TerminatePlan;
import dev.cozesh.client.workflow.WorkflowInfo;
import dev.cozesh.client.workflow.WorkflowParameter;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.workflow.Canvas;
import dev.cozesh.deploy.workflow.Structure;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeConflictException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which workflow of the server a declaration means, and whether a person has brought it there. The
 * public API makes and changes none and shows no content: a workflow is known again by its exact
 * name and by what it takes and returns.
 */
final class HandOver {
  private final CozeClient client;
  private final Inventory inventory;
  private final DesiredWorkflow workflow;
  private final Optional<ResourceState> known;

  HandOver(
      CozeClient client,
      Inventory inventory,
      DesiredWorkflow workflow,
      Optional<ResourceState> known) {
    this.client = client;
    this.inventory = inventory;
    this.workflow = workflow;
    this.known = known;
  }

  /**
   * Finds it. Sends reads only.
   *
   * @throws CozeConflictException when two have its name, or one that is another workflow
   */
  Identity identify() {
    Address address = workflow.address();
    List<Listed> named = inventory.named(Kind.WORKFLOW, address.name());
    Optional<Listed> own = known.flatMap(one -> inventory.byId(Kind.WORKFLOW, one.id()));
    boolean isChosen = known.filter(one -> one.origin() == Origin.IMPORTED).isPresent();
    if (named.size() > 1 && !(isChosen && own.isPresent())) {
      CozeConflictException several = References.twoOfOneName(Kind.WORKFLOW, address.name(), named);
      throw known.isEmpty() ? several : amongThemKnown(several);
    }
    if (own.isPresent()) {
      return known(own.get());
    }
    List<String> remarks = new ArrayList<>();
    known.ifPresent(
        one -> remarks.add("was " + one.id() + ", which is not on the server any more"));
    if (named.isEmpty()) {
      remarks.add(
          "not on Coze yet; no public endpoint creates a workflow, a person has to import it");
      return new Identity(
          Action.WAIT, Optional.empty(), Optional.empty(), Optional.empty(), remarks);
    }
    return byName(named.get(0), remarks);
  }

  /** One that is managed has to be forgotten before another one, or itself, can be chosen. */
  private CozeConflictException amongThemKnown(CozeConflictException several) {
    String address = "\"" + workflow.address() + "\"";
    return new CozeConflictException(
        several.what(),
        several.why(),
        "rename or delete all but one of them in the web page; or choose one: `cozesh state rm "
            + address
            + "`, then `cozesh import "
            + address
            + " ID`");
  }

  private Identity byName(Listed found, List<String> remarks) {
    if (workflow.definition().isEmpty()) {
      return identity(Action.NONE, found, remarks);
    }
    List<String> differences = differences(found);
    if (!differences.isEmpty()) {
      throw another(found, differences);
    }
    return identity(Action.ADOPT, found, remarks);
  }

  private CozeConflictException another(Listed found, List<String> differences) {
    return new CozeConflictException(
        "workflow \""
            + workflow.name()
            + "\" on Coze is another one: "
            + found.forChoosing()
            + ": "
            + String.join("; ", differences),
        "it has the name and not the inputs and outputs of the file, so it was not taken over",
        "import the file's workflow and rename or delete that one in the web page; or, if it is the"
            + " right one, `cozesh import \""
            + workflow.address()
            + "\" "
            + found.id()
            + "`");
  }

  /** One that was taken over before. */
  private Identity known(Listed own) {
    if (workflow.definition().isEmpty()) {
      return identity(Action.NONE, own, List.of());
    }
    Handed handed = Handed.of(known.orElseThrow());
    String digest = digest(workflow);
    List<String> differences = differences(own);
    if (!differences.isEmpty()) {
      return identity(
          Action.WAIT,
          own,
          List.of("what is on Coze is not what the file says: " + String.join("; ", differences)));
    }
    if (handed.taken().isEmpty()) {
      return identity(Action.ADOPT, own, List.of());
    }
    if (handed.taken().get().equals(digest)) {
      return identity(Action.NONE, own, List.of());
    }
    String changed = own.changed().orElse("");
    if (handed.given().filter(digest::equals).isPresent() && !changed.equals(handed.seen())) {
      return identity(
          Action.ADOPT,
          own,
          List.of(
              "taken for imported: Coze shows a change of it ("
                  + changed
                  + ") since its new form was handed over; its content cannot be read"));
    }
    return identity(
        Action.WAIT,
        own,
        List.of(
            "the file has changed; no public endpoint changes a workflow, a person has to import it"
                + " over the old one"));
  }

  private static Identity identity(Action action, Listed found, List<String> remarks) {
    return new Identity(
        action, Optional.of(found.id()), Optional.of(new Fields()), Optional.empty(), remarks);
  }

  private List<String> differences(Listed found) {
    WorkflowInfo info = client.workflows().info(found.id());
    return Structure.of(canvas(workflow)).differences(structure(info));
  }

  /** What the public API tells of a workflow. */
  static Structure structure(WorkflowInfo info) {
    Map<String, String> inputs = new LinkedHashMap<>();
    parameters(info.input().flatMap(input -> input.parameters()))
        .forEach((name, one) -> inputs.put(name, one.type().orElse("string")));
    boolean answersWithText =
        info.output()
            .flatMap(output -> output.terminatePlan())
            .filter(TerminatePlan.USE_ANSWER_CONTENT::equals)
            .isPresent();
    return new Structure(
        inputs,
        answersWithText
            ? Optional.empty()
            : info.output().flatMap(output -> output.parameters()).map(Map::keySet));
  }

  private static Map<String, WorkflowParameter> parameters(
      Optional<Map<String, WorkflowParameter>> told) {
    return told.orElse(Map.of());
  }

  static Canvas canvas(DesiredWorkflow workflow) {
    return file(workflow)
        .canvas()
        .orElseThrow(() -> new IllegalStateException("not checked: " + workflow.address()));
  }

  static WorkflowFile file(DesiredWorkflow workflow) {
    return WorkflowFile.of(workflow.definition().orElseThrow().json());
  }

  static String digest(DesiredWorkflow workflow) {
    return canvas(workflow).digest();
  }

  /**
   * What the state remembers of a workflow.
   *
   * @param taken SHA-256 of the definition whose workflow was taken over
   * @param given SHA-256 of the definition that was handed to a person since
   * @param seen when Coze had changed it last, at that time
   */
  record Handed(Optional<String> taken, Optional<String> given, String seen) {
    private static final String TAKEN = "definition";
    private static final String GIVEN = "handed-over";

    static Handed of(ResourceState state) {
      Map<String, String> fields =
          state.published().map(ResourceState.Published::fields).orElse(Map.of());
      return new Handed(
          Optional.ofNullable(fields.get(TAKEN)),
          Optional.ofNullable(fields.get(GIVEN)),
          state.published().map(ResourceState.Published::version).orElse(""));
    }

    ResourceState into(ResourceState state) {
      Map<String, String> fields = new LinkedHashMap<>();
      taken.ifPresent(sha -> fields.put(TAKEN, sha));
      given.ifPresent(sha -> fields.put(GIVEN, sha));
      return state.withPublished(new ResourceState.Published(List.of(), fields, seen));
    }
  }
}
