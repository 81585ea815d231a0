package dev.cozesh.deploy;

import dev.cozesh.catalog.Limits;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which server a deployment speaks to, and as whom: that decides what can be deployed there. */
public enum Edition {
  /** Coze's own cloud. */
  CLOUD,
  /** A self-hosted Coze, with the session of a user: its console. */
  STUDIO,
  /** A self-hosted Coze, with a token: the few routes that take one. */
  STUDIO_WITH_TOKEN;

  /**
   * Refuses what the server has no route for, before anything is asked of it.
   *
   * @throws CozeScriptException with everything it cannot serve
   */
  void require(DesiredState desired) {
    List<String> refused = new ArrayList<>();
    for (DesiredResource resource : desired.resources()) {
      objection(resource).ifPresent(why -> refused.add(said(resource.place(), resource, why)));
    }
    if (!refused.isEmpty()) {
      throw new CozeScriptException(
          Place.NOWHERE,
          refused.stream().collect(Collectors.joining("\n")),
          "a self-hosted Coze serves only a part of what the cloud does; nothing was sent",
          next());
    }
  }

  private static String said(Place place, DesiredResource resource, String why) {
    String where = place.equals(Place.NOWHERE) ? "" : place + ": ";
    return where
        + resource.address().kind().title()
        + " \""
        + resource.address().name()
        + "\": "
        + why;
  }

  private Optional<String> objection(DesiredResource resource) {
    return switch (this) {
      case CLOUD -> Optional.empty();
      case STUDIO ->
          switch (resource.address().kind()) {
            case WORKFLOW -> Optional.empty();
            case KNOWLEDGE -> StudioKnowledge.objection((DesiredKnowledge) resource);
            case BOT -> StudioBotDriver.objection((DesiredBot) resource);
            case DATABASE ->
                Optional.of(
                    "a self-hosted Coze has no public route that makes a "
                        + resource.address().kind().title());
          };
      case STUDIO_WITH_TOKEN ->
          switch (resource.address().kind()) {
            case KNOWLEDGE ->
                ((DesiredKnowledge) resource).documents().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        "it takes documents only as uploaded files, not within a request");
            case WORKFLOW -> Optional.of("workflows are made in the console, which takes no token");
            case BOT, DATABASE ->
                Optional.of(
                    "a self-hosted Coze has no public route that makes a "
                        + resource.address().kind().title());
          };
    };
  }

  private String next() {
    return this == STUDIO
        ? "deploy bots, workflows and knowledge bases of files with this profile; databases are made"
            + " in the web page there"
        : "bots, workflows and documents want a profile with an `auth` block of kind session;"
            + " databases are made in the web page there";
  }

  /** {@return what whoever asks shows: {@code token} or {@code session}} */
  public String credential() {
    return this == STUDIO ? "session" : "token";
  }

  /** {@return whether the server lists objects of the kind to whoever asks} */
  public boolean lists(Kind kind) {
    return this != STUDIO || kind != Kind.DATABASE;
  }

  /** The bounds of the server, where the cloud has others. */
  Limits limits(Limits cloud) {
    return this == CLOUD ? cloud : StudioLimits.of(cloud);
  }

  /** Catalogue id of the call that finds workspaces. */
  String findsWorkspaces() {
    return this == STUDIO ? "studio.spaces.list" : "workspaces.list";
  }
}
