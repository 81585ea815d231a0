package dev.cozesh.shell.prompt

/**
 * What is typed: a text, a Ctrl-C with what stood in the line, and Ctrl-D behind the last. A closure among the inputs
 * runs when its turn comes, and gives what is typed.
 */
class Typed implements LineSource {
  final List<Object> inputs = []
  final List<String> answers = []
  final List<String> questions = []
  final List<String> prompts = []
  Runnable stop

  @Override
  LineSource.Input read(String prompt) {
    prompts << prompt
    def turn = inputs ? inputs.remove(0) : new LineSource.Input.End()
    def next = turn instanceof Closure ? turn.call() : turn
    next instanceof LineSource.Input ? next : new LineSource.Input.Text(next as String)
  }

  @Override
  Optional<String> ask(String question) {
    questions << question
    answers ? Optional.of(answers.remove(0)) : Optional.empty()
  }

  @Override
  Optional<String> askHidden(String question) {
    ask(question)
  }

  @Override
  void onInterrupt(Runnable stop) {
    this.stop = stop
  }

  @Override
  int columns() {
    0
  }

  @Override
  int rows() {
    0
  }

  @Override
  void close() {}
}
