package dev.cozesh.dsl.complete;

import java.util.ArrayList;
import java.util.List;

/** Proposes what lives on Coze. */
final class Names {
  static final String LOADING = "… loading ";

  private final LiveNames live;

  Names(LiveNames live) {
    this.live = live;
  }

  /**
   * Names that fit, and what is to be said of their list.
   *
   * @param quote how a value is written in its string
   * @param idsAlone whether the place takes no names
   */
  List<Proposal> of(NameKind kind, String typed, Quote quote, boolean idsAlone) {
    LiveNames.Known known = live.names(kind);
    List<Proposal> rows = new ArrayList<>();
    for (LiveName each : known.names().matching(typed)) {
      String value = idsAlone || !known.names().tells(each) ? each.id() : each.name();
      String about = each.note().isEmpty() ? each.id() : each.id() + "  " + each.note();
      rows.add(
          new Proposal(quote.opened(value), each.name(), about, kind.title(), quote.closing()));
    }
    if (known.loading()) {
      rows.add(Proposal.remark(LOADING + kind.title()));
    } else if (!known.failure().isEmpty()) {
      rows.add(Proposal.remark("… " + kind.title() + " not loaded: " + known.failure()));
    }
    return rows;
  }
}
