package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The documents, or the pictures, of one folder, which become a knowledge base.
 *
 * @param name what the folder is called
 * @param pictures whether they are pictures, which have knowledge bases of their own
 */
public record FoundKnowledge(String name, boolean pictures, List<Member> members) {
  public FoundKnowledge {
    requireNonNull(name, "name");
    members = List.copyOf(members);
  }

  /**
   * One document or picture.
   *
   * @param file relative to the folder
   * @param encoding of a text that is not UTF-8
   * @param remark what becomes of it on the way, when it does not go as it is
   */
  public record Member(String file, Optional<String> encoding, Optional<String> remark) {
    public Member {
      requireNonNull(file, "file");
      requireNonNull(encoding, "encoding");
      requireNonNull(remark, "remark");
    }
  }
}
