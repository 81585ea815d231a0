package dev.cozesh.client.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Calls;
import dev.cozesh.catalog.Catalog;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk sees each mistake that a service can make, and says which it is. */
class WalkTest {
  @TempDir Path directory;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "wrongVerb | Mistakes.wrongVerb(String) sends POST /v1/folders/folderId, not GET"
            + " /v1/folders/{folder_id}",
        "wrongPath | Mistakes.wrongPath(String) sends GET /v1/folder/folderId, not GET"
            + " /v1/folders/{folder_id}",
        "misspelt | Mistakes.misspelt(String, Optional, Optional) sends the body member title,"
            + " which is not known",
        "misspelt | workspaces.update: no method sends name, which is known",
        "twice | Mistakes.twice(String, Optional, Optional) may be sent twice, although its effect"
            + " is write",
        "onlyOnce | Mistakes.onlyOnce(String) is sent once, although it only reads",
        "withoutWhatIsNeeded | Mistakes.withoutWhatIsNeeded(String, Optional) goes without the body"
            + " member workspace_id, which is needed",
        "cannotSendAll | templates.duplicate: no method sends name, which is known",
        "swapped | Mistakes.swapped(String, String) sends bot_id with the value for user_id",
        "wrongKind | Mistakes.wrongKind(String, long) sends the body member workspace_id as 1, it"
            + " is a string",
        "oneForMany | Mistakes.oneForMany(String, String) sends the body member user_ids as"
            + " \"userIds\", it is a [string]",
        "sendsNothing | Mistakes.sendsNothing(String) never sends GET /v1/folders/{folder_id}"
      })
  void aMistakeIsSeen(String name, String sentence) throws IOException {
    Set<String> complaints = walk().of(Catalog.bundled().endpoint(id(name)), List.of(method(name)));
    assertTrue(complaints.contains(sentence), () -> String.join("\n", complaints));
  }

  @Test
  void anEndpointWithoutAMethodIsSeen() throws IOException {
    assertEquals(
        Set.of("no method calls folders.retrieve, GET /v1/folders/{folder_id}"),
        walk().of(Catalog.bundled().endpoint("folders.retrieve"), List.of()));
  }

  @Test
  void anAnswerThatIsNotReadIsSeen() throws IOException {
    Set<String> complaints =
        walk()
            .of(
                Catalog.bundled().endpoint("enterprises.organizations.list"),
                List.of(method("looksElsewhere")));
    assertEquals(1, complaints.size(), complaints::toString);
    String sentence = complaints.iterator().next();
    assertTrue(
        sentence.startsWith(
            "Mistakes.looksElsewhere(String) does not read the catalogue's answer: "),
        sentence);
    assertTrue(sentence.contains("/data/organizations is missing"), sentence);
  }

  @Test
  void aMemberWithoutANameIsSeen() throws IOException {
    Walk walk = walk();
    walk.of(
        Catalog.bundled().endpoint("enterprises.organizations.list"),
        List.of(method("forgetsAMember")));
    Set<String> unnamed = new TreeSet<>();
    walk.values().forEach(value -> Unnamed.collect(value, unnamed));
    assertEquals(
        Set.of(
            "Row has no name for is_default_organization",
            "Row has no name for organization_icon_url"),
        unnamed);
  }

  @Test
  void everyMistakeIsTried() {
    Set<String> tried =
        Arrays.stream(WalkTest.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(CsvSource.class))
            .flatMap(method -> Arrays.stream(method.getAnnotation(CsvSource.class).value()))
            .map(line -> line.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    tried.add("looksElsewhere");
    tried.add("forgetsAMember");
    Set<String> made =
        ClientTypes.callingMethods(Mistakes.class).stream()
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(made, tried);
  }

  private Walk walk() throws IOException {
    return new Walk(Files.writeString(directory.resolve("sample.wav"), "sample"));
  }

  private static Method method(String name) {
    return ClientTypes.callingMethods(Mistakes.class).stream()
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String id(String name) {
    return method(name).getAnnotation(Calls.class).value()[0];
  }
}
