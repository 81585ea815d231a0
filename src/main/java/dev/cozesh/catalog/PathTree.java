package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Path templates as a tree of segments. A literal segment beats a parameter; where the literal
 * branch ends in nothing, the parameter is tried. Not changed once it is filled.
 */
final class PathTree<T> {
  private final Node<T> root = new Node<>();

  static <T> PathTree<T> of(List<T> values, Function<T, String> path) {
    PathTree<T> tree = new PathTree<>();
    for (T value : values) {
      tree.add(path.apply(value), value);
    }
    return tree;
  }

  /** The values of the best template that has one to keep, in the order they were added. */
  List<T> find(String path, Predicate<T> keep) {
    return find(root, path, 0, end(path), keep);
  }

  /** The first of {@link #find}. */
  Optional<T> findFirst(String path, Predicate<T> keep) {
    List<T> found = find(path, keep);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private void add(String template, T value) {
    Node<T> node = root;
    int end = end(template);
    for (int from = 0; from <= end; ) {
      int slash = slash(template, from, end);
      String segment = template.substring(from, slash);
      node = isParameter(segment) ? node.parameter() : node.literal(segment);
      from = slash + 1;
    }
    node.values.add(value);
  }

  /** A slash at the end makes an empty last segment, which nothing matches, as at Coze. */
  private static <T> List<T> find(Node<T> node, String path, int from, int end, Predicate<T> keep) {
    if (from > end) {
      return node.kept(keep);
    }
    int slash = slash(path, from, end);
    Node<T> literal = node.literals.get(path.substring(from, slash));
    if (literal != null) {
      List<T> found = find(literal, path, slash + 1, end, keep);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return node.parameter == null || slash == from
        ? List.of()
        : find(node.parameter, path, slash + 1, end, keep);
  }

  private static int end(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path.length() : query;
  }

  private static int slash(String path, int from, int end) {
    int slash = path.indexOf('/', from);
    return slash < 0 || slash > end ? end : slash;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static final class Node<T> {
    private final Map<String, Node<T>> literals = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private Node<T> parameter;

    private List<T> kept(Predicate<T> keep) {
      if (values.size() == 1) {
        return keep.test(values.get(0)) ? List.of(values.get(0)) : List.of();
      }
      return values.stream().filter(keep).toList();
    }

    private Node<T> literal(String segment) {
      return literals.computeIfAbsent(segment, name -> new Node<>());
    }

    private Node<T> parameter() {
      if (parameter == null) {
        parameter = new Node<>();
      }
      return parameter;
    }
  }
}
