package dev.cozesh.client.walk;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model's JSON with every member set, and the places in it. */
final class ModelTree {
  private final Class<?> model;
  private final ObjectNode tree;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Class<?>> levels = new LinkedHashMap<>();

  /**
   * A member.
   *
   * @param parent JSON pointer of the object it stands in
   * @param wire its name there
   * @param type without Optional
   */
  record Place(String parent, String wire, Type type) {
    String pointer() {
      return parent + "/" + wire;
    }
  }

  private ModelTree(Class<?> model, ObjectNode tree) {
    this.model = model;
    this.tree = tree;
  }

  static ModelTree of(Class<?> model) {
    Samples samples = new Samples(true, Set.of(), 0, Path.of("sample"));
    try {
      ObjectNode tree = (ObjectNode) Json.parse(Json.line(samples.of(model, "it")), "sample");
      ModelTree result = new ModelTree(model, tree);
      result.note("", model, tree);
      return result;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(model + " refuses its samples", e);
    }
  }

  Class<?> model() {
    return model;
  }

  /** A copy, to be changed. */
  ObjectNode copy() {
    return tree.deepCopy();
  }

  /** Every member with a name, at every level. */
  List<Place> places() {
    return List.copyOf(places.values());
  }

  /** Pointers of the objects that keep members without a name. */
  Set<String> levels() {
    return levels.keySet();
  }

  private void note(String pointer, Class<?> type, JsonNode node) {
    if (ClientTypes.isModel(type)) {
      levels.put(pointer, type);
    }
    Map<String, String> names = wireNames(type);
    for (RecordComponent part : type.getRecordComponents()) {
      String wire = names.get(part.getName());
      if (wire != null && node.has(wire)) {
        Type inner = bare(part.getGenericType());
        Place place = new Place(pointer, wire, inner);
        places.put(place.pointer(), place);
        descend(place.pointer(), inner, node.get(wire));
      }
    }
  }

  private void descend(String pointer, Type type, JsonNode node) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      descend(pointer + "/0", bare(generic.getActualTypeArguments()[0]), node.path(0));
    } else if (type instanceof Class<?> plain && plain.isRecord() && node.isObject()) {
      note(pointer, plain, node);
    }
  }

  private static Type bare(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
        ? generic.getActualTypeArguments()[0]
        : type;
  }

  private static Map<String, String> wireNames(Class<?> type) {
    BeanDescription description =
        Json.mapper()
            .getSerializationConfig()
            .introspect(Json.mapper().getTypeFactory().constructType(type));
    Map<String, String> names = new LinkedHashMap<>();
    for (BeanPropertyDefinition property : description.findProperties()) {
      names.put(property.getInternalName(), property.getName());
    }
    return names;
  }
}
