package dev.cozesh.dsl

/** A screen that notes what is shown, and answers what it is told to. */
class RecordingScreen implements Screen {
  private final RecordingHost host
  /** The answers to come; without one there is no terminal. */
  final List<String> answers = []
  final List<String> questions = []
  final List<Screen.Progress> shown = [].asSynchronized()
  boolean moves
  int wiped

  RecordingScreen(RecordingHost host) {
    this.host = host
  }

  @Override
  String table(List<String> header, List<List<String>> rows) {
    ([header] + rows)*.join('|').join('\n')
  }

  @Override
  Optional<String> ask(String question) {
    questions << question
    Optional.ofNullable(answers ? answers.remove(0) : null)
  }

  @Override
  Optional<String> askHidden(String question) {
    ask("(hidden) $question")
  }

  @Override
  void remark(String text) {
    host.err().println(text)
  }

  @Override
  boolean canRewrite() {
    moves
  }

  @Override
  void pass(Screen.Progress progress) {
    shown << progress
  }

  @Override
  void wipe() {
    wiped++
  }
}
