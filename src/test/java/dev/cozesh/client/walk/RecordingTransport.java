package dev.cozesh.client.walk;

import dev.cozesh.http.Answer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps every request and answers it as it is told. */
final class RecordingTransport implements Transport {
  private final Function<Request, Answer> answers;
  private final List<Request> sent = new ArrayList<>();

  RecordingTransport(Function<Request, Answer> answers) {
    this.answers = answers;
  }

  List<Request> sent() {
    return List.copyOf(sent);
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    dispatch.sending().run();
    return note(request);
  }

  /** Keeps a request that somebody else is to send, such as a browser. */
  Answer note(Request request) {
    sent.add(request);
    return answers.apply(request);
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return OpenAnswer.of(send(request, dispatch));
  }

  @Override
  public void close() {}
}
