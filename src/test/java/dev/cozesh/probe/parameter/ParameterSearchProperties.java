package dev.cozesh.probe.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ParameterSearchProperties {
  private static final List<String> WORDINGS =
      List.of(
          "Missing required parameter: %s",
          "field '%s' is required",
          "Request parameter error: %s is required",
          "缺少参数 %s",
          "$.query.%s must not be empty",
          "binding: expr_path=%s, cause=missing required parameter");
  private static final List<String> STRANGERS =
      List.of("workspace_id", "cursor", "folder", "owner_kind", "spaceId", "with_drafts", "page");
  private static final List<Endpoint> READS =
      Catalog.bundled().endpoints().stream()
          .filter(endpoint -> endpoint.effect() == Effect.READ)
          .filter(endpoint -> names(endpoint).size() > 1)
          .toList();

  @Property(tries = 300)
  void aServerThatNamesWhatItMissesIsGivenExactlyThat(@ForAll long seed) {
    Random random = new Random(seed);
    Set<String> needs = some(STRANGERS, random.nextInt(6), random);
    AskingServer server = AskingServer.naming(needs, one(WORDINGS, random));
    ParameterSearch search =
        server.serve(new ParameterSearch(Optional.empty(), Map.of(), Map.of()));
    assertEquals(needs, Set.copyOf(search.needs().names()));
    assertTrue(search.succeeded() && search.needs().proven());
    assertTrue(server.heard.size() <= ParameterSearch.MOST, () -> "" + server.heard);
  }

  @Property(tries = 300)
  void ofUsualNamesASilentServerIsGivenExactlyWhatItNeeds(
      @ForAll long seed, @ForAll @IntRange(max = 2) int count) {
    Random random = new Random(seed);
    Set<String> needs = some(Spellings.usual(), count, random);
    AskingServer server = AskingServer.silent(needs, random.nextBoolean() ? 500 : 200);
    ParameterSearch search =
        server.serve(new ParameterSearch(Optional.empty(), Map.of(), Map.of()));
    assertEquals(needs, Set.copyOf(search.needs().names()));
    assertTrue(server.heard.size() <= ParameterSearch.MOST, () -> "" + server.heard);
  }

  @Property(tries = 500)
  void ofADocumentedReadASilentServerIsGivenExactlyWhatItNeeds(
      @ForAll long seed, @ForAll @IntRange(max = 2) int count) {
    Random random = new Random(seed);
    Endpoint endpoint = one(READS, random);
    Set<String> needs = some(names(endpoint), count, random);
    AskingServer server = AskingServer.silent(needs, 400);
    ParameterSearch search =
        server.serve(new ParameterSearch(Optional.of(endpoint), Map.of(), Map.of()));
    assertEquals(needs, Set.copyOf(search.needs().names()), () -> endpoint.id() + server.heard);
    assertTrue(server.heard.size() <= ParameterSearch.MOST, () -> "" + server.heard);
  }

  @Property(tries = 300)
  void whateverIsNeededWhatIsFoundPassesAndNoMoreIsAskedThanTheBound(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>(Spellings.usual());
    all.addAll(Spellings.allOthers(Spellings.usual()));
    all.add("nobody_tries_this");
    Set<String> needs = some(all, random.nextInt(5), random);
    AskingServer server = AskingServer.silent(needs, 400);
    ParameterSearch search =
        server.serve(new ParameterSearch(Optional.empty(), Map.of(), Map.of()));
    assertTrue(server.heard.size() <= ParameterSearch.MOST, () -> "" + server.heard);
    if (search.needs().proven()) {
      assertTrue(search.needs().names().containsAll(needs), () -> needs + " " + search.needs());
    } else {
      assertTrue(needs.contains("nobody_tries_this"), () -> needs + " " + server.heard);
    }
  }

  private static List<String> names(Endpoint endpoint) {
    return endpoint.parameters().stream()
        .filter(parameter -> !parameter.nested())
        .filter(
            parameter ->
                parameter.in() == Parameter.In.QUERY || parameter.in() == Parameter.In.BODY)
        .map(Parameter::name)
        .toList();
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Set<String> some(List<String> all, int count, Random random) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return new LinkedHashSet<>(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}
