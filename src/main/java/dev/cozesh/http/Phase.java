package dev.cozesh.http;

/** How far a request has come. */
enum Phase {
  LEASE("waiting for a free connection"),
  CONNECT("connecting"),
  TLS("the TLS handshake"),
  SENDING("sending the request"),
  FIRST_BYTE("waiting for the first byte of the answer"),
  BODY("reading the answer's body"),
  STREAM("waiting for more of the answer");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** Whether bytes of the request can have left. */
  boolean sent() {
    return compareTo(SENDING) >= 0;
  }

  String words() {
    return words;
  }
}
