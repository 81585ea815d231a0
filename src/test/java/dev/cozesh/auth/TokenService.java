package dev.cozesh.auth;

import dev.cozesh.http.Answer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A token service without a wire: answers each request by a function, and keeps them all. */
public final class TokenService implements Transport {
  private final List<Request> sent = new ArrayList<>();
  private final Function<Request, Answer> answers;

  public TokenService(Function<Request, Answer> answers) {
    this.answers = answers;
  }

  /** Answers in this order, the last one for ever; what is no answer is thrown. */
  public static TokenService saying(Object... script) {
    int[] turn = {0};
    return new TokenService(
        request -> {
          Object next = script[Math.min(turn[0]++, script.length - 1)];
          if (next instanceof RuntimeException failure) {
            throw failure;
          }
          return (Answer) next;
        });
  }

  public static Answer answer(int status, String body) {
    return answer(status, Map.of("X-Tt-Logid", "log-1"), body);
  }

  public static Answer answer(int status, Map<String, String> headers, String body) {
    Map<String, List<String>> lists = new java.util.HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return Answer.of(status, lists, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Answer send(Request request, Dispatch dispatch) {
    dispatch.sending().run();
    sent.add(request);
    return answers.apply(request);
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return OpenAnswer.of(send(request, dispatch));
  }

  public synchronized List<Request> sent() {
    return List.copyOf(sent);
  }

  /** The body of a request, from 0. */
  public String body(int number) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      sent().get(number).body().orElseThrow().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
