package dev.cozesh.client.walk;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.CallGate;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Line;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.FakeTime;
import dev.cozesh.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** What services are made of, on a transport of the test's own. */
final class Callers {
  static final URI BASE = URI.create("https://api.coze.cn");

  private Callers() {}

  static ApiCaller on(Transport transport) {
    Line line =
        new Line(BASE, new TestAuthorizer(), transport, Duration.ofMinutes(1), new FakeTime());
    return new ApiCaller(line, CallListener.NONE, CallGate.OPEN);
  }

  private static final class TestAuthorizer implements Authorizer {
    @Override
    public String authorization() {
      return "Bearer pat_test_walk";
    }

    @Override
    public Set<String> secrets() {
      return Set.of("pat_test_walk");
    }
  }
}
