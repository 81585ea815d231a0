package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.OpenSocket;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Sends, and writes down what was sent and what came of it. Thread-safe. */
final class RecordingTransport implements Transport {
  private final Transport wire;
  private final Recorder recorder;

  RecordingTransport(Transport wire, Recorder recorder) {
    this.wire = requireNonNull(wire, "wire");
    this.recorder = requireNonNull(recorder, "recorder");
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    return recorded(
        request,
        taped -> {
          Answer answer = wire.send(request, dispatch);
          taped.ifPresent(it -> recorder.add(it, TapedAnswer.of(answer, recorder.redactor())));
          return answer;
        });
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return recorded(
        request,
        taped -> {
          OpenAnswer answer = wire.open(request, dispatch);
          return taped.map(it -> noted(it, answer)).orElse(answer);
        });
  }

  private <A> A recorded(Request request, Function<Optional<TapedRequest>, A> sent) {
    Optional<TapedRequest> taped = taped(request);
    try {
      return sent.apply(taped);
    } catch (CozeTransportException e) {
      taped.ifPresent(it -> recorder.add(it, TapedAnswer.of(e, recorder.redactor())));
      throw e;
    }
  }

  /** Nothing when the body cannot be read: then sending it fails, and says so better. */
  private Optional<TapedRequest> taped(Request request) {
    try {
      return Optional.of(recorder.taped(request));
    } catch (IOException e) {
      recorder.leftOut(request.operation(), "its body cannot be read");
      return Optional.empty();
    }
  }

  private OpenAnswer noted(TapedRequest taped, OpenAnswer answer) {
    if (!answer.flows()) {
      Answer whole = answer.whole();
      recorder.add(taped, TapedAnswer.of(whole, recorder.redactor()));
      return OpenAnswer.of(whole);
    }
    return answer.tapped(
        in ->
            new RecordedStream(
                in,
                (bytes, how) ->
                    recorder.add(
                        taped, TapedAnswer.of(answer.head(), bytes, how, recorder.redactor()))));
  }

  /** Opens it; what goes over it is not recorded. */
  @Override
  public OpenSocket connect(Request request, Dispatch dispatch) {
    recorder.leftOut(request.operation(), "WebSockets are not recorded");
    return wire.connect(request, dispatch);
  }

  @Override
  public void close() {
    wire.close();
  }
}
