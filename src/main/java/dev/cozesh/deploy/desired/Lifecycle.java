package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an object is looked after, beyond what it is to be like.
 *
 * @param isProtected whether it may never be deleted; remembered in state
 * @param ignored paths on the wire that are sent when the object is made and never compared again;
 *     {@code prompt_info} stands for all that begins with {@code prompt_info.}
 * @param was the name it had before, for an object that the script renames
 * @param sensitive paths on the wire whose values no plan shows, written like those of {@code
 *     ignored}
 */
public record Lifecycle(
    boolean isProtected, Set<String> ignored, Optional<String> was, Set<String> sensitive) {
  /** Nothing special. */
  public static final Lifecycle USUAL = new Lifecycle(false, Set.of(), Optional.empty(), Set.of());

  public Lifecycle {
    ignored = Set.copyOf(new TreeSet<>(ignored));
    requireNonNull(was, "was");
    sensitive = Set.copyOf(new TreeSet<>(sensitive));
  }

  /** The same, protected. */
  public Lifecycle withProtection() {
    return new Lifecycle(true, ignored, was, sensitive);
  }

  /** The same, with one more path that is not compared. */
  public Lifecycle ignoring(String path) {
    Set<String> more = new TreeSet<>(ignored);
    more.add(path);
    return new Lifecycle(isProtected, more, was, sensitive);
  }

  /** The same, for an object that had another name. */
  public Lifecycle renamedFrom(String name) {
    return new Lifecycle(isProtected, ignored, Optional.of(name), sensitive);
  }

  /** The same, with one more path whose value no plan shows. */
  public Lifecycle hiding(String path) {
    Set<String> more = new TreeSet<>(sensitive);
    more.add(path);
    return new Lifecycle(isProtected, ignored, was, more);
  }

  /** The same, with what another one hides hidden as well. */
  public Lifecycle hidingLike(Lifecycle other) {
    Set<String> more = new TreeSet<>(sensitive);
    more.addAll(other.sensitive);
    return new Lifecycle(isProtected, ignored, was, more);
  }

  /** Whether a field is left alone once the object is there. */
  public boolean ignores(String field) {
    return isAmong(ignored, field);
  }

  /** Whether no plan shows a field's value. */
  public boolean hides(String field) {
    return isAmong(sensitive, field);
  }

  private static boolean isAmong(Set<String> paths, String field) {
    return paths.stream().anyMatch(path -> field.equals(path) || field.startsWith(path + "."));
  }
}
