package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;

/**
 * The answer that a run waits for.
 *
 * @param eventId from the interrupt
 * @param interruptType from the interrupt
 * @param resumeData the answer; for a file the text {@code {"file_id":"…"}}
 */
public record WorkflowResume(
    String workflowId, String eventId, InterruptType interruptType, String resumeData) {
  public WorkflowResume {
    requireNonNull(workflowId, "workflowId");
    requireNonNull(eventId, "eventId");
    requireNonNull(interruptType, "interruptType");
    requireNonNull(resumeData, "resumeData");
  }

  /**
   * {@return the answer to an interrupt}
   *
   * @param workflowId the workflow
   * @param interrupt what the run waits for
   * @param answer what it waits for
   * @throws CozeUsageException when the interrupt has no id or no type, so that nothing waits
   */
  public static WorkflowResume of(String workflowId, WorkflowInterrupt interrupt, String answer) {
    if (!interrupt.waits() || interrupt.type().isEmpty()) {
      throw new CozeUsageException(
          "an answer to an interrupt without an id or a type",
          "nothing waits for it",
          "take the interrupt from the run's last event or from its record");
    }
    return new WorkflowResume(
        workflowId, interrupt.eventId().get(), interrupt.type().get(), answer);
  }
}
