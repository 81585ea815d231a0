package dev.cozesh.dsl;

import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows on the screen and at work. */
final class Showing {
  static final int MOST_WORKERS = 256;

  private final Session session;

  Showing(Session session) {
    this.session = session;
  }

  void table(Map<?, ?> options, Object rows) {
    Options named = Options.of(options, "table", session.here("table"), List.of("columns"));
    List<Object> columns = named.value("columns").map(Several::of).orElse(List.of());
    Rows shown = Rows.of(rows, columns);
    session
        .host()
        .out()
        .println(session.host().screen().table(shown.getColumns(), shown.getTexts()));
    session.host().out().flush();
  }

  List<Object> progress(CharSequence label, Iterable<?> rows, Closure<?> body) {
    long total = rows instanceof Collection<?> known ? known.size() : 0;
    List<Object> values = new ArrayList<>();
    try (Meter meter = meter(label, total)) {
      for (Object row : rows) {
        values.add(body.call(row));
        meter.step();
      }
    }
    if (values.stream().allMatch(Objects::isNull)) {
      session.said(values); // a block that is run for what it does; the bar has told of it
    }
    return values;
  }

  Object progress(CharSequence label, Number total, Closure<?> body) {
    try (Meter meter = meter(label, total.longValue())) {
      return body.call(meter);
    }
  }

  private Meter meter(CharSequence label, long total) {
    ScriptHost host = session.host();
    return new Meter(host.screen(), host.clock(), label.toString(), total);
  }

  List<Object> parallel(Map<?, ?> options, Number workers, Iterable<?> rows, Closure<?> body) {
    Place place = session.here("parallel");
    Options named = Options.of(options, "parallel", place, List.of("rate"));
    Options size = Options.of(Map.of("workers", workers), "parallel", place, List.of("workers"));
    return new Crew(
            session, named.positive("rate").map(rate -> new Pace(session.host(), rate)), rows)
        .run(size.whole("workers", 1, MOST_WORKERS).orElseThrow(), body);
  }
}
