import java.util.List;

/** How a chat can end, and what a caller has to be told then. */
final class States {
  static final List<String> ALL =
      List.of("created", "failed", "canceled", "requires_action", "paused_by_moderation");

  private States() {}

  /**
   * A chat that is only created goes on (the server completes it a second later); a failed one is
   * an error; every other end is told by its own name, or as an error.
   */
  static boolean isRight(String state, String reported, boolean failed) {
    return switch (state) {
      case "created" -> "completed".equals(reported);
      case "failed" -> failed;
      default -> failed || state.equals(reported);
    };
  }
}
