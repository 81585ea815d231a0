package dev.cozesh.dsl;

import java.util.Map;

/** stub */
final class RawCalls {
  private RawCalls() {}

  static Object withQuery(Session session, String method, CharSequence path, Map<?, ?> query) {
    throw new UnsupportedOperationException();
  }

  static Object withBody(
      Session session, String method, CharSequence path, Map<?, ?> query, Object body) {
    throw new UnsupportedOperationException();
  }
}
