package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.dsl.folder.FolderContent;
import dev.cozesh.dsl.folder.FoundDatabase;
import dev.cozesh.dsl.folder.LeftOut;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import dev.cozesh.shell.render.Wrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a folder holds, as people read it: file by file what becomes of it. */
final class FolderReport {
  private static final int NAMED = 5;
  private static final int ROOM = 90;
  private static final String BELOW = "    ";

  private final List<String> sections = new ArrayList<>();

  private FolderReport() {}

  /** The lines, without a line break at the end. */
  static String of(FolderContent content) {
    FolderReport report = new FolderReport();
    report.found(content);
    content.databases().forEach(report::columns);
    report.leftOut("does not fit:", content.leftOut().stream().filter(LeftOut::misfit).toList());
    report.leftOut("left out:", content.leftOut().stream().filter(one -> !one.misfit()).toList());
    return String.join("\n", report.sections) + "\n";
  }

  private void found(FolderContent content) {
    List<List<String>> rows = new ArrayList<>();
    content
        .knowledge()
        .forEach(
            base ->
                base.members()
                    .forEach(
                        one ->
                            rows.add(
                                row(
                                    one.file(),
                                    "knowledge " + base.name(),
                                    base.pictures() ? "a picture" : one.remark().orElse("")))));
    content
        .databases()
        .forEach(one -> rows.add(row(one.file(), "database " + one.name(), size(one))));
    content
        .workflows()
        .forEach(
            one ->
                rows.add(
                    row(
                        one.file(),
                        "workflow " + one.name(),
                        one.form().toString().toLowerCase(Locale.ROOT))));
    content
        .bots()
        .forEach(
            one ->
                rows.add(
                    row(
                        one.file(),
                        "bot " + one.name(),
                        one.aside().isEmpty()
                            ? ""
                            : "without " + String.join(", ", one.aside().keySet()))));
    sections.add(new Table(List.of("file", "becomes", ""), rows).text(Ink.NONE).stripTrailing());
  }

  private static List<String> row(String... cells) {
    return List.of(cells).stream().map(Clean::line).toList();
  }

  private static String size(FoundDatabase found) {
    int rows = found.mapping().rows().map(all -> all.values().size()).orElse(0);
    int columns = found.mapping().columns().size();
    return (rows == 1 ? "1 row" : rows + " rows")
        + ", "
        + (columns == 1 ? "1 column" : columns + " columns");
  }

  private void columns(FoundDatabase found) {
    Map<String, String> headers = new HashMap<>();
    found
        .mapping()
        .rows()
        .ifPresent(rows -> rows.mapping().forEach((header, column) -> headers.put(column, header)));
    String all =
        found.mapping().columns().stream()
            .map(column -> column(column, headers.getOrDefault(column.name(), column.name())))
            .collect(Collectors.joining(", "));
    sections.add(
        "columns of "
            + Clean.line(found.name())
            + ":\n"
            + BELOW
            + Wrapped.of(Clean.line(all), ROOM, BELOW));
  }

  private static String column(DesiredDatabase.Column column, String header) {
    String renamed = header.equals(column.name()) ? "" : header + " → ";
    return renamed + column.name() + " " + column.type();
  }

  private void leftOut(String title, List<LeftOut> all) {
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    all.forEach(
        one -> byReason.computeIfAbsent(one.reason(), key -> new ArrayList<>()).add(one.file()));
    StringBuilder text = new StringBuilder(title);
    byReason.forEach(
        (reason, files) -> {
          String shown = files.stream().limit(NAMED).collect(Collectors.joining(", "));
          String more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
          text.append("\n  ").append(Clean.line(shown + more + ": " + reason));
        });
    sections.add(text.toString());
  }
}
