package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.state.ResourceState;
import java.util.List;
import java.util.Optional;

/**
 * How objects of one kind are read and written. Each call sends what its name says and nothing
 * else; none of them sends a write twice.
 */
interface Driver {
  /**
   * Which object a declaration means, for kinds that have a way of their own to tell. Sends reads
   * only.
   *
   * @param known what the state has of it
   * @return empty when recorded id, mark and exact name decide
   */
  default Optional<Identity> identify(
      DesiredResource resource, Optional<ResourceState> known, Inventory inventory) {
    return Optional.empty();
  }

  /** Every object of the kind in the workspace; the whole list or an exception. */
  List<Listed> list();

  /** The object as it is; empty when Coze says that there is none of that id. */
  Optional<Fields> read(String id, Inventory inventory);

  /** Like {@link #read}, from an answer that is newer than this call. */
  Optional<Fields> readAnew(String id, Inventory inventory);

  /** The declared fields, in the order of the wire. What is not declared is not there. */
  Fields desired(DesiredResource resource, References references);

  /**
   * Makes the object.
   *
   * @param description what to write into the description, marker included
   * @return the new id
   */
  String create(DesiredResource resource, Fields desired, String description);

  /**
   * Brings fields into the wanted state. Whole sub-objects are replaced by Coze, so members that
   * nobody declared are sent as they are.
   */
  void update(String id, DesiredResource resource, Fields wanted, Fields actual);

  /** Catalogue ids of what planning calls. */
  List<String> reads();

  /**
   * Catalogue ids of what writing its fields calls.
   *
   * @param makes whether it is made first
   */
  List<String> writes(boolean makes);

  /**
   * Whether a create can leave a mark in the description, which an update takes away; otherwise a
   * lost one is told by all that it is like.
   */
  default boolean marks() {
    return true;
  }

  /** Whether the API makes objects of the kind; otherwise a person does. */
  boolean makes();

  /** What there is to do beyond its fields, in the order of work. Sends reads only. */
  List<Part> parts(Outlook outlook);

  /**
   * Deletes the object.
   *
   * @throws IllegalStateException when no endpoint does
   */
  void delete(String id);

  /** Takes an object that cannot be deleted from wherever users meet it; repeatable. */
  default void retire(String id, ResourceState known) {
    throw new IllegalStateException("it is met nowhere: " + id);
  }

  /**
   * Writes the description and nothing else.
   *
   * @throws IllegalStateException when it is one of a kind that can be deleted
   */
  default void describe(String id, String description) {
    throw new IllegalStateException("it is deleted, not described: " + id);
  }

  /** How long a description may be, in characters. */
  default int descriptionLimit() {
    return 500; // of bots; the shortest serves all kinds
  }

  /** The catalogue id of the call that retires one; empty when none does. */
  default Optional<String> retires() {
    return Optional.empty();
  }

  /** The catalogue id of the call that deletes one; empty when no endpoint does. */
  Optional<String> deletes();

  /** How many requests reading one object anew costs. */
  int readCost(Inventory inventory);

  /** How many requests the whole list costs. */
  int listCost(Inventory inventory);
}
