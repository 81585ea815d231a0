package dev.cozesh;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between rooms, and the calls that have one class each. */
class ArchitectureTest {
  private static final String ROOT = "dev.cozesh";

  /**
   * What a room may import besides itself. {@code x.*} is every room below x; a line that ends in
   * it stands for those that have none of their own.
   */
  private static final Map<String, Set<String>> ROOMS = rooms();

  private static JavaClasses production;

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    rooms.put("", Set.of("*"));
    rooms.put("error", Set.of());
    rooms.put("json", Set.of("error"));
    rooms.put("catalog", Set.of("error", "json"));
    rooms.put("config", Set.of("error", "json"));
    rooms.put("http", Set.of("http.*", "error"));
    rooms.put("http.sse", Set.of("error"));
    rooms.put("http.socket", Set.of("error"));
    rooms.put("auth", Set.of("error", "json", "catalog", "config", "http"));
    rooms.put("client", Set.of("client.*", "auth", "http", "http.*", "json", "error"));
    rooms.put("client.core", Set.of("http", "http.*", "catalog", "json", "error"));
    rooms.put("client.*", Set.of("client.core", "catalog", "json", "error"));
    rooms.put(
        "client.chat",
        Set.of("client.core", "client.message", "http.sse", "catalog", "json", "error"));
    rooms.put("client.studio", Set.of("client.core", "client.dataset", "catalog", "json", "error"));
    rooms.put("client.workflow", Set.of("client.core", "http.sse", "catalog", "json", "error"));
    rooms.put(
        "client.conversation", Set.of("client.core", "client.message", "catalog", "json", "error"));
    rooms.put(
        "client.websocket",
        Set.of(
            "client.core",
            "client.chat",
            "client.message",
            "client.audio",
            "catalog",
            "json",
            "error"));
    rooms.put("deploy", Set.of("deploy.*", "client", "client.*", "catalog", "json", "error"));
    rooms.put("deploy.desired", Set.of("error", "json"));
    rooms.put("deploy.plan", Set.of("deploy.desired", "error", "json"));
    rooms.put("deploy.state", Set.of("deploy.desired", "deploy.plan", "error", "json"));
    rooms.put("deploy.workflow", Set.of("deploy.desired", "error", "json"));
    rooms.put("deploy.table", Set.of("deploy.desired", "catalog", "error", "json"));
    rooms.put("deploy.guard", Set.of("deploy.desired", "deploy.plan", "catalog", "error", "json"));
    rooms.put(
        "deploy.team", Set.of("deploy.state", "deploy.plan", "deploy.desired", "error", "json"));
    rooms.put(
        "probe", Set.of("probe.*", "client", "client.core", "http", "catalog", "json", "error"));
    rooms.put("probe.variant", Set.of("catalog", "json", "error"));
    rooms.put("probe.verdict", Set.of("json", "error"));
    rooms.put("probe.parameter", Set.of("probe.verdict", "catalog", "json", "error"));
    rooms.put(
        "probe.safety",
        Set.of(
            "probe.variant",
            "probe.verdict",
            "probe.evidence",
            "catalog",
            "http",
            "json",
            "error"));
    rooms.put(
        "probe.evidence",
        Set.of(
            "probe.variant",
            "probe.verdict",
            "probe.parameter",
            "catalog",
            "http",
            "json",
            "error"));
    rooms.put(
        "probe.report",
        Set.of(
            "probe.evidence",
            "probe.variant",
            "probe.verdict",
            "probe.parameter",
            "catalog",
            "json",
            "error"));
    rooms.put("sandbox", Set.of("sandbox.*", "catalog", "json", "error"));
    rooms.put("sandbox.audio", Set.of());
    rooms.put("sandbox.wire", Set.of("error"));
    rooms.put("sandbox.model", Set.of("error"));
    rooms.put("sandbox.flow", Set.of("error", "json"));
    rooms.put("sandbox.socket", Set.of("sandbox.wire", "json", "error"));
    rooms.put(
        "dsl",
        Set.of(
            "dsl.script",
            "client",
            "client.*",
            "catalog",
            "deploy",
            "deploy.*",
            "probe",
            "probe.*",
            "json",
            "error"));
    rooms.put("dsl.script", Set.of("error"));
    rooms.put(
        "dsl.complete",
        Set.of(
            "dsl",
            "dsl.script",
            "client",
            "client.*",
            "catalog",
            "deploy.desired",
            "json",
            "error"));
    rooms.put("dsl.folder", Set.of("dsl", "deploy.*", "json", "error"));
    rooms.put("shell", Set.of("shell.*", "dsl", "catalog", "config", "error"));
    rooms.put("shell.command", Set.of("error"));
    rooms.put(
        "shell.render",
        Set.of("client", "client.*", "deploy", "deploy.*", "probe", "probe.*", "catalog", "error"));
    rooms.put(
        "shell.exchange",
        Set.of("client", "client.core", "http", "catalog", "config", "json", "error"));
    rooms.put(
        "shell.slash",
        Set.of(
            "shell.command",
            "shell.render",
            "shell.exchange",
            "shell.builtin",
            "dsl",
            "dsl.*",
            "client",
            "client.*",
            "deploy",
            "deploy.*",
            "catalog",
            "config",
            "json",
            "error"));
    rooms.put(
        "shell.prompt",
        Set.of(
            "shell.command",
            "shell.render",
            "shell.exchange",
            "shell.builtin",
            "shell.slash",
            "dsl",
            "dsl.*",
            "client",
            "client.*",
            "deploy",
            "deploy.*",
            "probe.variant",
            "catalog",
            "config",
            "http",
            "json",
            "error"));
    rooms.put(
        "shell.builtin",
        Set.of(
            "shell.command",
            "shell.render",
            "shell.exchange",
            "error",
            "json",
            "catalog",
            "config",
            "http",
            "auth",
            "client",
            "client.*",
            "deploy",
            "deploy.*",
            "probe",
            "probe.*",
            "sandbox",
            "dsl",
            "dsl.*"));
    return rooms;
  }

  @BeforeAll
  static void load() {
    production =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  /** The imported classes fill a hundred megabytes, which the rest of the run does without. */
  @AfterAll
  static void forget() {
    production = null;
  }

  @Test
  void everyRoomIsListed() {
    List<String> unlisted =
        production.stream()
            .map(type -> room(type.getPackageName()))
            .distinct()
            .filter(room -> line(room) == null)
            .toList();
    assertEquals(List.of(), unlisted, "a new room needs its line in ROOMS, and in the style page");
  }

  @Test
  void aRoomImportsOnlyWhatItsLineNames() {
    classes()
        .should(importOnlyWhatTheirLineNames())
        .because("a reader finds what a room can touch in one line")
        .check(production);
  }

  @Test
  void roomsFormNoCycle() {
    slices()
        .matching("dev.cozesh.(**)")
        .should()
        .beFreeOfCycles()
        .because("a room is understood, tested and replaced without those that stand on it")
        .check(production);
  }

  static Stream<Arguments> libraries() {
    return Stream.of(
        Arguments.of(
            "Apache HttpClient",
            List.of("org.apache.hc.."),
            List.of("http"),
            "timeouts, retry and redaction hold only if there is one way out"),
        Arguments.of(
            "Groovy",
            List.of("groovy..", "org.codehaus.groovy..", "org.apache.groovy..", "groovyjarjar*.."),
            List.of("dsl", "dsl.script", "dsl.complete"),
            "the client is a library for Java programs, and --version does not load a compiler"),
        Arguments.of(
            "JLine",
            List.of("org.jline.."),
            List.of("shell.prompt"),
            "a pipe has no terminal, and --version loads no line editor"),
        Arguments.of(
            "JDBC",
            List.of("org.postgresql..", "java.sql.."),
            List.of("deploy.team"),
            "a transaction with its fence is read in one place, and no start loads a driver"),
        Arguments.of(
            "picocli",
            List.of("picocli.."),
            List.of("", "shell", "shell.command", "shell.builtin"),
            "the command line is read in one place"),
        Arguments.of(
            "the JDK's HTTP server",
            List.of("com.sun.net.httpserver.."),
            List.of(),
            "it can neither upgrade nor reset; the sandbox listens by sandbox.wire"));
  }

  @ParameterizedTest(name = "{0} stays in {2}")
  @MethodSource("libraries")
  void aLibraryStaysInItsRooms(
      String name, List<String> packages, List<String> homes, String reason) {
    noClasses()
        .that(areOutside(homes))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .because(reason)
        .check(production);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of(
            "System.out",
            uses(System.class, "out", "err", "in", "console"),
            List.of("dev.cozesh.shell.command.Console"),
            "--json prints one document and nothing else, and text is cleaned in one place"),
        Arguments.of(
            "System.exit",
            uses(System.class, "exit"),
            List.of("dev.cozesh.Main"),
            "whoever embeds the client must outlive an error"),
        Arguments.of(
            "Runtime.halt",
            uses(Runtime.class, "halt", "exit"),
            List.of(
                "dev.cozesh.shell.Interruption", // Ctrl-C: the exit code is chosen while ending
                "dev.cozesh.shell.SecondSignal"), // Ctrl-C twice: at once
            "whoever embeds the client must outlive an error"),
        Arguments.of(
            "Thread.sleep",
            uses(Thread.class, "sleep"),
            List.of("dev.cozesh.http.SystemTime"), // behind Time, which specifications replace
            "a wait that is handed in can be specified without waiting"),
        Arguments.of(
            "the clock of the wall",
            uses(System.class, "currentTimeMillis")
                .or(uses(java.time.Instant.class, "now"))
                .or(uses(java.time.LocalDate.class, "now"))
                .or(uses(java.time.LocalDateTime.class, "now"))
                .or(uses(java.time.OffsetDateTime.class, "now"))
                .or(uses(java.time.ZonedDateTime.class, "now"))
                .as("the clock of the wall"),
            List.of(), // a java.time.Clock is handed in
            "a time that is handed in can be specified"),
        Arguments.of(
            "Clock.system…",
            uses(java.time.Clock.class, "systemUTC", "systemDefaultZone", "system"),
            List.of(
                "dev.cozesh.Main", // hands it to everybody
                "dev.cozesh.http.SystemTime", // the clock of a client that nobody hands one
                "dev.cozesh.sandbox.SandboxOptions"), // the same for an embedded sandbox
            "a time that is handed in can be specified"));
  }

  @ParameterizedTest(name = "{0} is called by {2} alone")
  @MethodSource("calls")
  void aCallHasItsClass(
      String name, DescribedPredicate<JavaAccess<?>> access, List<String> callers, String reason) {
    noClasses()
        .that(areNot(callers))
        .should(accessTargetWhere(access))
        .because(reason)
        .check(production);
  }

  @ParameterizedTest(name = "{2} still need {0}")
  @MethodSource("calls")
  void noExceptionOutlivesItsReason(
      String name, DescribedPredicate<JavaAccess<?>> access, List<String> callers) {
    List<String> needless =
        callers.stream()
            .filter(production::contain)
            .filter(
                caller -> production.get(caller).getAccessesFromSelf().stream().noneMatch(access))
            .toList();
    assertEquals(List.of(), needless, "they do not call " + name + " any more");
  }

  @Test
  void noClassIsNamedAfterALeftover() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Common|Manager)(\\$.*)?")
        .because("a method belongs to the type it serves")
        .check(production);
  }

  @Test
  void staticFieldsAreFinal() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("two sessions in one JVM must not meet in a static")
        .check(production);
  }

  private static ArchCondition<JavaClass> importOnlyWhatTheirLineNames() {
    return new ArchCondition<>("import only what the line of their room names") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String from = room(type.getPackageName());
        Set<String> allowed = line(from) == null ? Set.of() : line(from);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
          if (!isOurs(target)) {
            continue;
          }
          String to = room(target);
          boolean fits = to.equals(from) || allowed.stream().anyMatch(name -> names(name, to));
          String message = "room '%s' has no arrow to '%s': %s";
          events.add(
              new SimpleConditionEvent(
                  type, fits, message.formatted(from, to, dependency.getDescription())));
        }
      }
    };
  }

  private static boolean isOurs(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }

  private static String room(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  private static Set<String> line(String room) {
    int dot = room.lastIndexOf('.');
    return dot < 0 || ROOMS.containsKey(room)
        ? ROOMS.get(room)
        : ROOMS.get(room.substring(0, dot) + ".*");
  }

  private static boolean names(String entry, String room) {
    return entry.endsWith("*")
        ? room.startsWith(entry.substring(0, entry.length() - 1))
        : entry.equals(room);
  }

  private static DescribedPredicate<JavaAccess<?>> uses(Class<?> owner, String... names) {
    return DescribedPredicate.describe(
        "%s.%s".formatted(owner.getSimpleName(), String.join("|", names)),
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && List.of(names).contains(access.getTarget().getName()));
  }

  private static DescribedPredicate<JavaClass> areOutside(List<String> homes) {
    return DescribedPredicate.describe(
        "are outside " + homes, type -> !homes.contains(room(type.getPackageName())));
  }

  /** A class's lambdas and nested classes count as the class. */
  private static DescribedPredicate<JavaClass> areNot(List<String> names) {
    return DescribedPredicate.describe(
        "are none of " + names, type -> !names.contains(type.getName().replaceFirst("\\$.*", "")));
  }
}
