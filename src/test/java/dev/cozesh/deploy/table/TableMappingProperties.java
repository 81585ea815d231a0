package dev.cozesh.deploy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.deploy.desired.DesiredDatabase.Column;
import dev.cozesh.deploy.desired.DesiredDatabase.Rows;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What stands in a table file arrives, whatever it is. */
class TableMappingProperties {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.of("", "a,b", "say \"hi\"", "two\nlines", "岗位", "9000", "007", "2.50", "true")
            .injectDuplicates(0.3);
    return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property
  void valuesComeThroughAsTheyStand(@ForAll("tables") List<List<String>> cells) {
    TableMapping table = map(cells);
    List<List<String>> filled =
        cells.stream().filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty())).toList();
    List<Map<String, String>> values = table.rows().orElseThrow().values();
    assertEquals(filled.size(), values.size());
    for (int n = 0; n < filled.size(); n++) {
      for (int column = 0; column < 3; column++) {
        String name = table.columns().get(column).name();
        assertEquals(filled.get(n).get(column), values.get(n).getOrDefault(name, ""));
      }
    }
  }

  @Property
  void everyValueFitsTheTypeOfItsColumn(@ForAll("tables") List<List<String>> cells) {
    TableMapping table = map(cells);
    for (Column column : table.columns()) {
      ColumnType type = ColumnType.of(column.type()).orElseThrow();
      for (Map<String, String> row : table.rows().orElseThrow().values()) {
        String value = row.get(column.name());
        assertTrue(value == null ? !column.isRequired() : type.fits(value), column + ": " + value);
      }
    }
  }

  @Property
  void theFingerprintIsThatOfTheValues(
      @ForAll("tables") List<List<String>> one, @ForAll("tables") List<List<String>> other) {
    Rows rows = map(one).rows().orElseThrow();
    Rows again = map(one).rows().orElseThrow();
    assertEquals(rows.sha256(), again.sha256());
    Rows others = map(other).rows().orElseThrow();
    Assume.that(!rows.values().equals(others.values()));
    assertNotEquals(rows.sha256(), others.sha256());
  }

  @Property
  void aColumnIsCalledWhatCozeTakesAndNothingReserved(
      @ForAll @Size(max = 80) List<Character> text) {
    StringBuilder header = new StringBuilder();
    text.forEach(header::append);
    ColumnName.of(header.toString())
        .ifPresent(
            name -> {
              assertTrue(ColumnName.isValid(name), name);
              assertTrue(!ReservedNames.has(name), name);
              assertEquals(name, ColumnName.of(name).orElseThrow());
            });
  }

  @Property
  void aHeaderOfCamelHumpsIsSnakeCase(@ForAll("words") List<String> words) {
    StringBuilder camel = new StringBuilder("my");
    words.forEach(
        word -> camel.append(word.substring(0, 1).toUpperCase()).append(word.substring(1)));
    assertEquals("my_" + String.join("_", words), ColumnName.of(camel.toString()).orElseThrow());
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(2)
        .ofMaxLength(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static TableMapping map(List<List<String>> cells) {
    List<String> lines = new ArrayList<>(List.of("titleOfJob,salaryMin,note"));
    for (List<String> row : cells) {
      lines.add(
          String.join(
              ",", row.stream().map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").toList()));
    }
    return TableMapping.of("jobs.csv", String.join("\n", lines) + "\n", List.of(), Place.NOWHERE);
  }
}
