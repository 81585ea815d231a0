package dev.cozesh.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Javadoc of the client, and of what it stands on, builds without a warning; and nothing lacks
 * a comment. A record's components and its canonical constructor are passed over: the tools of some
 * Java versions would have each component described, and of others even twice, also where its name
 * says all.
 */
class JavadocTest {
  private static final List<String> ROOMS =
      List.of(
          "dev.cozesh.client",
          "dev.cozesh.auth",
          "dev.cozesh.http",
          "dev.cozesh.json",
          "dev.cozesh.catalog",
          "dev.cozesh.error",
          "dev.cozesh.config");

  private static final Pattern RECORD =
      Pattern.compile("\\s*public \\w+ \\{|.*\\brecord \\w+.*\\(.*");

  @TempDir Path directory;

  @Test
  void theClientsJavadocBuildsWithoutAWarning() throws IOException {
    List<String> complaints = build("all,-missing", Path.of("src/main/java"), ROOMS);
    assertEquals("", String.join("\n", complaints));
    assertTrue(Files.exists(directory.resolve("dev/cozesh/client/CozeClient.html")));
  }

  @Test
  void nothingOfTheClientLacksItsComment() throws IOException {
    List<String> complaints = build("all", Path.of("src/main/java"), ROOMS);
    assertEquals("", String.join("\n", complaints));
  }

  @Test
  void aMethodWithoutJavadocIsSeen() throws IOException {
    Path source = directory.resolve("source/sample/Bare.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source.resolveSibling("package-info.java"), "/** A sample. */\npackage sample;\n");
    Files.writeString(
        source,
        "package sample;\n\n/** Has a method. */\npublic interface Bare {\n  String text();\n}\n");
    List<String> complaints = build("all", directory.resolve("source"), List.of("sample"));
    assertEquals(List.of("Bare.java:5: no comment"), complaints);
  }

  private List<String> build(String checks, Path sources, List<String> rooms) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    List<String> complaints = new ArrayList<>();
    StringWriter words = new StringWriter();
    try (StandardJavaFileManager files = javadoc.getStandardFileManager(null, null, null)) {
      javadoc
          .getTask(
              words,
              files,
              diagnostic -> note(diagnostic, complaints),
              null,
              List.of(
                  "-Xdoclint:" + checks,
                  "-Werror",
                  "-Xmaxwarns",
                  "10000",
                  "-quiet",
                  "-locale",
                  "en_US",
                  "-encoding",
                  "UTF-8",
                  "--release",
                  "17",
                  "-classpath",
                  System.getProperty("java.class.path"),
                  "-sourcepath",
                  sources.toString(),
                  "-subpackages",
                  String.join(":", rooms),
                  "-d",
                  directory.toString()),
              null)
          .call();
    }
    return complaints;
  }

  private static void note(
      Diagnostic<? extends JavaFileObject> diagnostic, List<String> complaints) {
    if (diagnostic.getKind() == Diagnostic.Kind.NOTE || diagnostic.getSource() == null) {
      return;
    }
    String file = diagnostic.getSource().getName().replaceFirst(".*[/\\\\]", "");
    if (!isOfARecord(diagnostic)) {
      complaints.add(
          file + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
    }
  }

  private static boolean isOfARecord(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      String text = diagnostic.getSource().getCharContent(true).toString();
      List<String> lines = text.lines().toList();
      return RECORD.matcher(lines.get((int) diagnostic.getLineNumber() - 1)).matches();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
