package dev.cozesh.dsl.complete;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Classes by the names a script calls them; none is initialised. */
final class ClassNames {
  private static final List<String> ALWAYS =
      List.of("java.lang", "java.util", "java.io", "java.net", "groovy.lang", "groovy.util");

  private static final Map<String, Class<?>> PLAIN =
      Map.of(
          "int",
          int.class,
          "long",
          long.class,
          "boolean",
          boolean.class,
          "double",
          double.class,
          "float",
          float.class,
          "short",
          short.class,
          "byte",
          byte.class,
          "char",
          char.class,
          "BigDecimal",
          BigDecimal.class,
          "BigInteger",
          BigInteger.class);

  private ClassNames() {}

  /** The class of that name. */
  static Optional<Class<?>> of(String name, List<String> imports) {
    if (PLAIN.containsKey(name)) {
      return Optional.of(PLAIN.get(name));
    }
    for (String each : imports) {
      int dot = each.lastIndexOf('.');
      boolean whole = each.endsWith(".*");
      if (whole || each.substring(dot + 1).equals(name)) {
        Optional<Class<?>> found = load(each.substring(0, dot) + "." + name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return ALWAYS.stream()
        .map(home -> load(home + "." + name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Classes that one can expect to be known by their short name. */
  static Map<String, String> offered(List<String> imports) {
    Map<String, String> offered = new TreeMap<>();
    for (Class<?> each :
        List.of(
            String.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            Math.class,
            List.class,
            Map.class,
            Set.class,
            Date.class,
            BigDecimal.class,
            BigInteger.class,
            Thread.class,
            StringBuilder.class,
            System.class,
            Object.class,
            Optional.class,
            File.class)) {
      offered.put(each.getSimpleName(), each.getName());
    }
    for (String each : imports) {
      if (!each.endsWith(".*")) {
        offered.put(each.substring(each.lastIndexOf('.') + 1), each);
      }
    }
    return offered;
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassNames.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty(); // a name of another package, or in another case
    }
  }
}
