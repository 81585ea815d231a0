package dev.cozesh.sandbox.socket;

/** What is said over one kind of socket. An instance belongs to one connection. */
interface Talk {
  /** The client is there. */
  void open(Outbox out);

  /**
   * The client said something.
   *
   * @throws Unheard when it is refused; nothing was done then
   */
  void hear(Event event, Outbox out);

  /** Whether the client wants to be told. */
  default boolean isWanted(Event event) {
    return true;
  }

  /** An event that this kind of socket does not know. */
  static Unheard unknown(Event event) {
    return Unheard.parameter("event_type " + event.type() + " is not supported");
  }
}
