package dev.cozesh.dsl.complete;

import java.util.ArrayList;
import java.util.List;

/**
 * What could stand at a place.
 *
 * @param replaceFrom where the text that a value replaces begins; it ends at the cursor
 * @param all the best first
 * @param loading whether live names are on their way
 * @param remarks what is said below the list and never inserted: {@code … loading bots}
 */
public record Proposals(
    int replaceFrom, List<Proposal> all, boolean loading, List<Proposal> remarks) {
  public Proposals {
    all = List.copyOf(all);
    remarks = List.copyOf(remarks);
  }

  static Proposals of(int replaceFrom, List<Proposal> rows) {
    List<Proposal> all = new ArrayList<>(rows);
    all.removeIf(Proposal::isRemark);
    List<Proposal> remarks = rows.stream().filter(Proposal::isRemark).toList();
    boolean loading = remarks.stream().anyMatch(each -> each.shown().startsWith(Names.LOADING));
    return new Proposals(replaceFrom, all, loading, remarks);
  }

  static Proposals none(int cursor) {
    return new Proposals(cursor, List.of(), false, List.of());
  }
}
