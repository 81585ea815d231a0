package dev.cozesh.client.template;

import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import java.util.Optional;

/** Templates: make something from one. Thread-safe. */
public final class TemplateService {

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public TemplateService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Copies a template into a workspace under its own name. No page of the documentation describes
   * this. Sent once.
   *
   * @param templateId the template
   * @param workspaceId the workspace
   * @return what it made
   */
  @Calls("templates.duplicate")
  public TemplateCopy duplicate(String templateId, String workspaceId) {
    return duplicate(templateId, new Target(workspaceId, Optional.empty()));
  }

  /**
   * Copies a template into a workspace. No page of the documentation describes this. Sent once.
   *
   * @param templateId the template
   * @param workspaceId the workspace
   * @param name of the copy
   * @return what it made
   */
  @Calls("templates.duplicate")
  public TemplateCopy duplicate(String templateId, String workspaceId, String name) {
    return duplicate(templateId, new Target(workspaceId, Optional.of(name)));
  }

  private TemplateCopy duplicate(String templateId, Target target) {
    return api.send(
        post("/v1/templates/{template_id}/duplicate", templateId).json(target).once(),
        TemplateCopy.class);
  }

  private record Target(String workspaceId, Optional<String> name) {}
}
