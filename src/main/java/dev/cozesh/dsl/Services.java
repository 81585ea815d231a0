package dev.cozesh.dsl;

/** stub */
final class Services {
  private Services() {}

  static Object bots(Session s) {
    return s;
  }

  static Object datasets(Session s) {
    return s;
  }

  static Object documents(Session s) {
    return s;
  }

  static Object files(Session s) {
    return s;
  }

  static Object workflows(Session s) {
    return s;
  }

  static Object workspaces(Session s) {
    return s;
  }
}
