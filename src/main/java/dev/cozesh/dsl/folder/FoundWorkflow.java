package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.workflow.Form;

/**
 * A workflow in a folder.
 *
 * @param file its JSON or zip, relative to the folder
 * @param name what it is called there, else what the file is called
 */
public record FoundWorkflow(String file, String name, Form form) {
  public FoundWorkflow {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(form, "form");
  }
}
