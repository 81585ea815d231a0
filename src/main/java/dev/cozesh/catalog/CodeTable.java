package dev.cozesh.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The business codes. */
final class CodeTable {
  private final List<ErrorCode> codes;
  private final Map<Long, ErrorCode> byCode;

  private CodeTable(List<ErrorCode> codes) {
    this.codes = List.copyOf(codes);
    byCode = codes.stream().collect(toUnmodifiableMap(ErrorCode::code, Function.identity()));
  }

  static CodeTable read(CatalogFiles files) {
    return new CodeTable(files.read("errors", Contents.class).codes());
  }

  List<ErrorCode> all() {
    return codes;
  }

  Optional<ErrorCode> of(long code) {
    return Optional.ofNullable(byCode.get(code));
  }

  private record Contents(List<ErrorCode> codes) {}
}
