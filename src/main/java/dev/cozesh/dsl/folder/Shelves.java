package dev.cozesh.dsl.folder;

import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.dsl.folder.FoundKnowledge.Member;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts documents and pictures where they belong: a knowledge base for each folder and kind. */
final class Shelves {
  private final Path root;
  private final Map<Shelf, List<Member>> members = new LinkedHashMap<>();
  private final Map<Shelf, Map<String, String>> names = new HashMap<>();

  private record Shelf(String folder, boolean pictures) {}

  Shelves(Path root) {
    this.root = root;
  }

  void picture(String file, DesiredDocument picture) {
    add(
        new Shelf(folder(file), true),
        new Member(file, Optional.empty(), Optional.empty()),
        List.of(picture));
  }

  void document(String file, Optional<String> encoding, List<DesiredDocument> documents) {
    Optional<String> remark = documents.get(0).remark();
    add(new Shelf(folder(file), false), new Member(file, encoding, remark), documents);
  }

  /**
   * @throws CozeScriptException when another file of the folder has that name on Coze
   */
  private void add(Shelf shelf, Member member, List<DesiredDocument> documents) {
    Map<String, String> taken = names.computeIfAbsent(shelf, one -> new HashMap<>());
    for (DesiredDocument document : documents) {
      String other = taken.putIfAbsent(document.name(), member.file());
      if (other != null) {
        throw new CozeScriptException(
            Place.NOWHERE,
            "another document would be called " + document.name(),
            other + " has that name on Coze already",
            "rename one of them");
      }
    }
    members.computeIfAbsent(shelf, one -> new ArrayList<>()).add(member);
  }

  /** The knowledge bases, texts and pictures of a folder apart, in the order of their files. */
  List<FoundKnowledge> knowledge() {
    Map<String, Long> called =
        members.keySet().stream()
            .map(Shelf::folder)
            .distinct()
            .collect(Collectors.groupingBy(this::last, Collectors.counting()));
    List<FoundKnowledge> all = new ArrayList<>();
    members.forEach(
        (shelf, files) -> {
          boolean alone = called.get(last(shelf.folder())) == 1;
          String name = alone ? last(shelf.folder()) : whole(shelf.folder());
          boolean both = shelf.pictures() && members.containsKey(new Shelf(shelf.folder(), false));
          all.add(new FoundKnowledge(both ? name + " pictures" : name, shelf.pictures(), files));
        });
    return all;
  }

  private static String folder(String file) {
    return file.substring(0, Math.max(file.lastIndexOf('/'), 0));
  }

  /** What a folder is called; the one that was named has its own name. */
  private String last(String folder) {
    return folder.isEmpty() ? own() : folder.substring(folder.lastIndexOf('/') + 1);
  }

  private String whole(String folder) {
    return folder.isEmpty() ? own() : folder.replace('/', '-');
  }

  private String own() {
    Path name = root.toAbsolutePath().normalize().getFileName();
    return name == null ? "documents" : name.toString();
  }
}
