package dev.cozesh.catalog

/** Catalogues of which some files are a specification's own. */
class CatalogWith {
  static Catalog files(Map<String, String> files) {
    new Catalog(new CatalogFiles() {
          @Override
          String text(String name) {
            files.containsKey(name) ? files[name] : super.text(name)
          }
        })
  }
}
