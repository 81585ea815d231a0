package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What planning knows of one object when its parts are planned.
 *
 * @param wanted its declared fields
 * @param differs whether one of them is to be written
 * @param known what the state has of it
 * @param leftAlone declared fields that are not written though they may differ
 */
record Outlook(
    DesiredResource resource,
    Identity identity,
    Fields wanted,
    boolean differs,
    Optional<ResourceState> known,
    Set<String> leftAlone,
    References references,
    Replay replay,
    PlanOptions options,
    Instant now) {}
