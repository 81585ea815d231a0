package dev.cozesh.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client is a library of its own: a Java program needs its rooms, JSON and HTTP, and neither
 * Groovy nor JLine nor the other rooms of cozesh.
 */
class StandaloneTest {
  private static final List<String> ROOMS =
      List.of("client", "auth", "http", "json", "catalog", "error", "config");
  private static final List<String> LIBRARIES =
      List.of("jackson-", "httpclient5-", "httpcore5-", "slf4j-");
  private static final long DEADLINE_SECONDS = 120;

  @TempDir static Path directory;

  private static String classPath;

  @BeforeAll
  static void putTogether() throws IOException, URISyntaxException {
    Path from =
        Path.of(CozeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path to = directory.resolve("library");
    for (String room : ROOMS) {
      copy(from, to, "dev/cozesh/" + room);
    }
    copy(from, to, "catalog");
    List<String> entries = new ArrayList<>(List.of(to.toString()));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> isLibrary(Path.of(entry).getFileName().toString()))
        .forEach(entries::add);
    classPath = String.join(File.pathSeparator, entries);
  }

  @Test
  void aJavaProgramCompilesAndRunsOnTheClientAlone() throws IOException, InterruptedException {
    Path upload = Files.writeString(directory.resolve("policy.txt"), "Housing");
    compile(source("Team"));
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      assertEquals(
          List.of(
              "workspace WeHan",
              "published true",
              "prompt You help people find a job.",
              "listed 1",
              "documents 1",
              "file 7",
              "ran true",
              "rows QA of 1",
              "answered true",
              "spoken true",
              "refused 4200"),
          run("Team", sandbox.baseUri().toString(), upload.toString()));
    }
  }

  @Test
  void neitherGroovyNorJLineNorTheOtherRoomsAreThere() throws IOException, InterruptedException {
    assertFalse(classPath.contains("groovy") || classPath.contains("jline"), classPath);
    Path source = directory.resolve("Absent.java");
    Files.writeString(
        source,
        """
        public final class Absent {
          public static void main(String[] args) {
            for (String name : args) {
              try {
                Class.forName(name);
                System.out.println(name);
              } catch (ClassNotFoundException e) {
                System.out.println("absent");
              }
            }
          }
        }
        """);
    compile(source);
    assertEquals(
        List.of("absent", "absent", "absent", "absent", "dev.cozesh.client.CozeClient"),
        run(
            "Absent",
            "groovy.lang.Closure",
            "org.jline.reader.LineReader",
            "dev.cozesh.dsl.CozeScript",
            "dev.cozesh.sandbox.Sandbox",
            "dev.cozesh.client.CozeClient"));
  }

  private static void copy(Path from, Path to, String room) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(room))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static boolean isLibrary(String jar) {
    return LIBRARIES.stream().anyMatch(jar::startsWith) && !jar.contains("csv");
  }

  private static Path source(String name) throws IOException {
    try (var in = StandaloneTest.class.getResourceAsStream("/standalone/" + name + ".java")) {
      Path file = directory.resolve(name + ".java");
      Files.write(file, in.readAllBytes());
      return file;
    }
  }

  private static void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  words,
                  files,
                  null,
                  List.of(
                      "--release",
                      "17",
                      "-Xlint:all",
                      "-Werror",
                      "-proc:none",
                      "-cp",
                      classPath,
                      "-d",
                      directory.resolve("program").toString()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertTrue(compiled, words::toString);
    }
  }

  private static List<String> run(String program, String... arguments)
      throws IOException, InterruptedException {
    Path out = directory.resolve(program + ".out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                directory.resolve("program") + File.pathSeparator + classPath,
                program));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(out);
    assertEquals(0, process.exitValue(), printed);
    return printed.lines().collect(Collectors.toList());
  }
}
