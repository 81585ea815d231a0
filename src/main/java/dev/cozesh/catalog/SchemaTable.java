package dev.cozesh.catalog;

import java.util.List;

/** Models and enumerations. */
record SchemaTable(List<Model> models, List<ValueSet> enums) {
  SchemaTable {
    models = List.copyOf(models);
    enums = List.copyOf(enums);
  }

  static SchemaTable read(CatalogFiles files) {
    return files.read("models", SchemaTable.class);
  }
}
