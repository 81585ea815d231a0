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
    return find(root, segments(path), 0, keep);
  }

  /** The first of {@link #find}. */
  Optional<T> findFirst(String path, Predicate<T> keep) {
    List<T> found = find(path, keep);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private void add(String template, T value) {
    Node<T> node = root;
    for (String segment : segments(template)) {
      node = isParameter(segment) ? node.parameter() : node.literal(segment);
    }
    node.values.add(value);
  }

  private static <T> List<T> find(
      Node<T> node, List<String> segments, int depth, Predicate<T> keep) {
    if (depth == segments.size()) {
      return node.values.stream().filter(keep).toList();
    }
    String segment = segments.get(depth);
    Node<T> literal = node.literals.get(segment);
    if (literal != null) {
      List<T> found = find(literal, segments, depth + 1, keep);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return node.parameter == null || segment.isEmpty()
        ? List.of()
        : find(node.parameter, segments, depth + 1, keep);
  }

  /** A slash at the end makes an empty last segment, which nothing matches, as at Coze. */
  private static List<String> segments(String path) {
    int query = path.indexOf('?');
    int end = query < 0 ? path.length() : query;
    List<String> segments = new ArrayList<>();
    int from = 0;
    while (from <= end) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 || slash > end ? end : slash;
      segments.add(path.substring(from, to));
      from = to + 1;
    }
    return segments;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static final class Node<T> {
    private final Map<String, Node<T>> literals = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private Node<T> parameter;

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
