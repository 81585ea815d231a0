package dev.cozesh.client.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Calls;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.client.CozeClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint of the catalogue has a typed method that sends what the catalogue says: verb,
 * path, parameters, host, and twice only when it reads. The methods are found by {@link Calls},
 * called with arguments made by reflection, and answered as the catalogue describes.
 */
class CatalogWalkTest {
  /** Groups that have no services here yet; it has to be empty in the end. */
  private static final Set<String> NOT_HERE_YET = Set.of();

  /** Endpoints that methods of several names call, each for a reason that its names tell. */
  private static final Map<String, Set<String>> SEVERAL =
      Map.of(
          "bots.retrieve", Set.of("info", "draft"),
          "chat.create", Set.of("create", "stream", "streamUnsaved"),
          "chat.submit_tool_outputs", Set.of("streamToolOutputs", "submitToolOutputs"),
          "databases.records.query", Set.of("query", "rows"),
          "datasets.documents.update", Set.of("update", "rename"),
          "studio.bots.retrieve", Set.of("draft", "version"),
          "workflows.runs.create", Set.of("run", "start"));

  /** Members that answers may have and models leave out on purpose. */
  private static final Set<String> LEFT_UNNAMED =
      Set.of(
          "RunHistory has no name for cost", // the documentation does not explain it
          "RunHistory has no name for token", // given up for usage
          "WorkflowRun has no name for cost");

  private static Map<String, List<Method>> methods;

  @TempDir static Path directory;

  private static Path file;

  @BeforeAll
  static void find() throws IOException {
    file = Files.writeString(directory.resolve("sample.wav"), "sample");
    methods =
        ClientTypes.callingMethods().stream()
            .flatMap(
                method ->
                    Arrays.stream(method.getAnnotation(Calls.class).value())
                        .map(id -> Map.entry(id, method)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  static Stream<Endpoint> endpoints() {
    return Stream.of(Catalog.bundled().endpoints(), Catalog.bundled().console())
        .flatMap(List::stream)
        .filter(endpoint -> !NOT_HERE_YET.contains(endpoint.group()));
  }

  static Stream<String> ids() {
    return endpoints().map(Endpoint::id);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void anEndpointHasItsMethod(String id) {
    Set<String> names =
        methods.getOrDefault(id, List.of()).stream()
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(!names.isEmpty(), () -> "no method calls " + id);
    if (names.size() > 1) {
      assertEquals(SEVERAL.getOrDefault(id, Set.of()), names, "methods that call " + id);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void aMethodSendsWhatTheCatalogueSays(String id) {
    Set<String> complaints =
        new Walk(file).of(Catalog.bundled().endpoint(id), methods.getOrDefault(id, List.of()));
    assertEquals("", String.join("\n", complaints));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void whatCozeIsAboutToRemoveIsDeprecatedHere(String id) {
    boolean deprecated = Catalog.bundled().endpoint(id).deprecated();
    for (Method method : methods.getOrDefault(id, List.of())) {
      assertEquals(
          deprecated, method.isAnnotationPresent(Deprecated.class), ClientTypes.name(method));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void whatTheCatalogueKnowsOfAnAnswerHasAName(String id) {
    Walk walk = new Walk(file);
    walk.of(Catalog.bundled().endpoint(id), methods.getOrDefault(id, List.of()));
    Set<String> unnamed = new TreeSet<>();
    walk.values().forEach(value -> Unnamed.collect(value, unnamed));
    unnamed.removeAll(LEFT_UNNAMED);
    assertEquals("", String.join("\n", unnamed));
  }

  @Test
  void noMethodNamesAnEndpointThatIsNotThere() {
    Set<String> known = ids().collect(Collectors.toSet());
    Set<String> strange = new TreeSet<>(methods.keySet());
    strange.removeAll(known);
    assertEquals(Set.of(), strange);
  }

  @Test
  void everyServiceIsHandedOutByTheClient() {
    Set<String> handedOut =
        Arrays.stream(CozeClient.class.getMethods())
            .filter(method -> method.getParameterCount() == 0)
            .map(method -> method.getReturnType().getName())
            .collect(Collectors.toSet());
    Set<String> services =
        ClientTypes.callingMethods().stream()
            .map(method -> method.getDeclaringClass().getName())
            .filter(name -> name.startsWith("dev.cozesh.client."))
            .collect(Collectors.toCollection(TreeSet::new));
    services.removeAll(handedOut);
    assertEquals(Set.of(), services, "services without an accessor on CozeClient");
  }

  @Test
  void everyCallingMethodIsPublic() {
    List<String> hidden =
        ClientTypes.callingMethods().stream()
            .filter(method -> !java.lang.reflect.Modifier.isPublic(method.getModifiers()))
            .map(ClientTypes::name)
            .toList();
    assertEquals(List.of(), hidden);
  }
}
