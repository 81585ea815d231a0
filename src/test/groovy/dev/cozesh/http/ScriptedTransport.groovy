package dev.cozesh.http

/** Answers or throws what the script holds, one entry a request, the last one for ever. */
class ScriptedTransport implements Transport {
  final List<Request> sent = []
  final List<Integer> attempts = []
  private final List<Object> script

  ScriptedTransport(Object... script) {
    this.script = script as List
  }

  static Answer answer(int status, Map<String, String> headers = [:], String body = '') {
    Answer.of(status, headers.collectEntries { name, value -> [name, [value]] }, body.bytes)
  }

  @Override
  Answer send(Request request, Dispatch dispatch) {
    dispatch.sending().run()
    def next = script[Math.min(sent.size(), script.size() - 1)]
    sent << request
    attempts << dispatch.attempt()
    if (next instanceof Throwable) {
      throw next
    }
    next as Answer
  }

  @Override
  OpenAnswer open(Request request, Dispatch dispatch) {
    OpenAnswer.of(send(request, dispatch))
  }

  @Override
  void close() {}
}
