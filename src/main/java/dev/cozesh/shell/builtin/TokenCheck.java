package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.workspace.Workspace;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Refusal;
import dev.cozesh.http.Network;
import dev.cozesh.http.Timeouts;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out by one call what a token is worth. The list of workspaces is asked for: it needs no
 * other object, and tells at once where the token may work. Sent to one server, once.
 */
final class TokenCheck {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PAGE = 50;
  // The token is real, and was not granted this list.
  private static final long NOT_PERMITTED = 4101;

  private final LoginServer server;
  private final Network network;

  TokenCheck(LoginServer server, Network network) {
    this.server = requireNonNull(server, "server");
    this.network = requireNonNull(network, "network");
  }

  /**
   * What a token sees.
   *
   * @param workspaces the first 50
   * @param total how many there are; -1 when the token may not list them
   */
  record Seen(List<Workspace> workspaces, int total) {
    Seen {
      workspaces = List.copyOf(workspaces);
    }

    boolean isListed() {
      return total >= 0;
    }
  }

  /**
   * Sends the call.
   *
   * @throws CozeCredentialException when the server does not take the token
   * @throws CozeTransportException when there was no answer
   * @throws CozeServiceException when it refused for another reason
   * @throws CozeUsageException when the answer is not Coze's
   */
  Seen of(String token) {
    try (CozeClient client =
        CozeClient.builder()
            .baseUrl(server.address())
            .authorizer(new TokenAuthorizer(token))
            .network(network)
            .timeouts(Timeouts.DEFAULT.withTotal(LIMIT))
            .maxRetries(0)
            .build()) {
      return read(
          client
              .raw()
              .send(
                  "GET",
                  "/v1/workspaces",
                  Map.of("page_num", List.of("1"), "page_size", List.of(String.valueOf(PAGE))),
                  Optional.empty()));
    } catch (CozeTransportException e) {
      throw new CozeTransportException(
          e.what(),
          e.why(),
          "nothing was stored; check the network, HTTPS_PROXY and the address, and log in again",
          e.delivery(),
          e);
    }
  }

  private Seen read(Exchange exchange) {
    if (exchange.code().isEmpty()) {
      throw new CozeUsageException(
          server.host() + " does not answer like Coze: HTTP " + exchange.status(),
          "the answer to GET /v1/workspaces is not JSON with a code",
          "nothing was stored; check the address");
    }
    long code = exchange.code().get();
    if (code == NOT_PERMITTED) {
      return new Seen(List.of(), -1);
    }
    if (exchange.refused()) {
      throw refused(exchange, code);
    }
    JsonNode data = exchange.json().orElseThrow().path("data");
    List<Workspace> workspaces = new ArrayList<>();
    data.path("workspaces").forEach(one -> workspaces.add(Json.value(one, Workspace.class)));
    return new Seen(workspaces, data.path("total_count").asInt(workspaces.size()));
  }

  private RuntimeException refused(Exchange exchange, long code) {
    Refusal refusal =
        new Refusal(
            "the token",
            server.host(),
            exchange.status(),
            code,
            exchange.message(),
            exchange.logId(),
            "");
    if (ExitCode.ofRefusal(code, exchange.status()) != ExitCode.AUTH) {
      return new CozeServiceException(
          refusal, exchange.message(), "nothing was stored; `cozesh why " + code + "`");
    }
    return new CozeCredentialException(
        "the token was refused by " + server.host() + ": " + refusal.codes(),
        "it is mistyped, over or deleted, or was made in another region; it was tried nowhere else",
        "nothing was stored; look at "
            + server.tokenPage()
            + ", or log in again and choose the region where the token was made");
  }
}
