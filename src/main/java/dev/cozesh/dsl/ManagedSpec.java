package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;

/**
 * Body of a block that declares an object: how it is looked after, beyond what it is to be like.
 */
public abstract class ManagedSpec extends BlockSpec {
  private final Ignorable ignorable;
  private Lifecycle lifecycle = Lifecycle.USUAL;
  private Place renamed = Place.NOWHERE;

  ManagedSpec(Session session, Vocabulary vocabulary, Ignorable ignorable) {
    super(session, vocabulary);
    this.ignorable = ignorable;
  }

  /** Forbids that anything deletes this object, also when its block is gone. */
  public void protect() {
    word("protect");
    lifecycle = lifecycle.withProtection();
  }

  /**
   * Leaves fields alone once the object is there: they are sent when it is made and never compared
   * again. May be repeated.
   *
   * @param fields words of the block, such as {@code "prompt"}, or paths on the wire
   */
  public void ignore(Object... fields) {
    word("ignore");
    Place place = here("ignore");
    for (Object field : Several.of(fields)) {
      for (String path : ignorable.paths("ignore", text(field, "ignore"), place)) {
        lifecycle = lifecycle.ignoring(path);
      }
    }
  }

  /**
   * Hides values in plans: of a text only its length and a part of its hash are shown. May be
   * repeated.
   *
   * @param fields words of the block, such as {@code "prompt"}, or paths on the wire
   */
  public void sensitive(Object... fields) {
    word("sensitive");
    Place place = here("sensitive");
    for (Object field : Several.of(fields)) {
      for (String path : ignorable.paths("hide", text(field, "sensitive"), place)) {
        lifecycle = lifecycle.hiding(path);
      }
    }
  }

  /** Names the object as it was called before: it is renamed, not made anew. The last call wins. */
  public void was(Object name) {
    word("was");
    renamed = here("was");
    String before = text(name, "was");
    if (before.isBlank()) {
      throw new CozeScriptException(
          renamed, "was takes the old name, not an empty text", "", "write `was \"old name\"`");
    }
    lifecycle = lifecycle.renamedFrom(before);
  }

  /**
   * How the object is looked after.
   *
   * @param name what it is called now
   * @throws CozeScriptException when that is the name it had before
   */
  final Lifecycle lifecycle(String name) {
    if (lifecycle.was().filter(name::equals).isPresent()) {
      throw new CozeScriptException(
          renamed,
          "was names the name that it has now: \"" + name + "\"",
          "an object is renamed from another name",
          "leave the line out, or write the name that it had before");
    }
    return lifecycle;
  }
}
