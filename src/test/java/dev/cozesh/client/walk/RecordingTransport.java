package dev.cozesh.client.walk;

import dev.cozesh.http.Answer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.OpenSocket;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import dev.cozesh.http.socket.MessageSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A socket over which nothing comes. */
  @Override
  public OpenSocket connect(Request request, Dispatch dispatch) {
    dispatch.sending().run();
    sent.add(request);
    return OpenSocket.of(Answer.of(101, Map.of(), new byte[0]), new SilentSocket());
  }

  @Override
  public void close() {}

  private static final class SilentSocket implements MessageSocket {
    @Override
    public void send(String text) {}

    @Override
    public Optional<String> receive(Duration longest) {
      return Optional.empty();
    }

    @Override
    public boolean isOver() {
      return true;
    }

    @Override
    public boolean isClosedHere() {
      return true;
    }

    @Override
    public void close() {}
  }
}
