package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Dispatch;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.OpenSocket;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.http.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers from a recording and sends nothing. Equal requests get their answers in the order of the
 * recording, and then the last one for ever; what only differs in times and the like counts as
 * equal when nothing is equal to the letter. Thread-safe.
 */
final class ReplayingTransport implements Transport {
  private final Cassette cassette;
  private final Redactor redactor;
  private final Consumer<String> told;
  private final Map<String, List<Cassette.Entry>> exact = new HashMap<>();
  private final Map<String, List<Cassette.Entry>> loose = new HashMap<>();
  private final Set<Cassette.Entry> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param redactor the one of the recording, so that masked requests are equal
   * @param told gets the verb and path of each request that was answered
   */
  ReplayingTransport(Cassette cassette, Redactor redactor, Consumer<String> told) {
    this.cassette = requireNonNull(cassette, "cassette");
    this.redactor = requireNonNull(redactor, "redactor");
    this.told = requireNonNull(told, "told");
    for (Cassette.Entry entry : cassette.entries()) {
      exact.computeIfAbsent(entry.request().key(), key -> new ArrayList<>()).add(entry);
      loose.computeIfAbsent(entry.request().looseKey(), key -> new ArrayList<>()).add(entry);
    }
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    return answer(request).whole();
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return answer(request).open();
  }

  @Override
  public OpenSocket connect(Request request, Dispatch dispatch) {
    throw new CozeUsageException(
        request.operation() + " was not sent: " + cassette.file() + " is replayed",
        "WebSockets are not recorded",
        "`/replay off` goes back to the server");
  }

  private TapedAnswer answer(Request request) {
    TapedRequest asked = taped(request);
    TapedAnswer answer = next(asked);
    told.accept(asked.operation());
    return answer;
  }

  private TapedRequest taped(Request request) {
    try {
      return TapedRequest.of(request, redactor);
    } catch (IOException e) {
      throw new CozeUsageException(
          request.operation() + " cannot be replayed", String.valueOf(e.getMessage()), "", e);
    }
  }

  private synchronized TapedAnswer next(TapedRequest asked) {
    List<Cassette.Entry> equal =
        exact.getOrDefault(asked.key(), loose.getOrDefault(asked.looseKey(), List.of()));
    if (equal.isEmpty()) {
      throw new Strange(asked, cassette).failure();
    }
    Cassette.Entry next =
        equal.stream()
            .filter(entry -> !used.contains(entry))
            .findFirst()
            .orElse(equal.get(equal.size() - 1));
    used.add(next);
    return next.answer();
  }

  @Override
  public void close() {}
}
