package dev.cozesh.deploy.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.DesiredDocument.Content;
import dev.cozesh.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Any value of a declared type, made part by part, so that parts yet to come are made too. */
final class AnyDeclared {
  private static final int TRIES = 200;
  private static final String[] PIECES = {
    "",
    "a",
    "WeHan 求职助手",
    "名",
    "\n",
    "\r\n",
    " ",
    "\"",
    "\\",
    "\u0000",
    "\u2028",
    "é",
    "e\u0301",
    "😀",
    "x_1",
    "1024",
    "null",
    "{}",
    "@kind"
  };

  private final Random random;

  AnyDeclared(long seed) {
    random = new Random(seed);
  }

  DesiredState state() {
    return (DesiredState) any(DesiredState.class);
  }

  private Object any(Type type) {
    if (type instanceof ParameterizedType generic) {
      return anyOf((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isSealed()) {
      return any(one(List.of(plain.getPermittedSubclasses())));
    }
    if (plain.isEnum()) {
      return one(List.of(plain.getEnumConstants()));
    }
    return plain.isRecord() ? anyRecord(plain) : anyLeaf(plain);
  }

  private Object anyOf(Class<?> container, Type[] types) {
    int size = random.nextInt(4);
    if (container == Optional.class) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(any(types[0]));
    }
    if (container == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int n = 0; n < size; n++) {
        map.put(any(types[0]), any(types[1]));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      list.add(any(types[0]));
    }
    if (container == Set.class) {
      return new LinkedHashSet<>(list);
    }
    if (container == List.class) {
      return list;
    }
    throw new IllegalStateException("no sample of " + container);
  }

  private Object anyLeaf(Class<?> type) {
    if (type == String.class) {
      return text();
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt();
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong();
    }
    if (type == double.class || type == Double.class) {
      return random.nextInt(-1_000, 1_000) / 100.0;
    }
    if (type == OptionalInt.class) {
      return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
    }
    if (type == Content.class) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      return new Content(bytes);
    }
    if (type == Path.class) {
      return Path.of("").toAbsolutePath().resolve("图片" + random.nextInt(100) + ".png");
    }
    if (type == URI.class) {
      return URI.create("https://example.com/" + random.nextInt(100) + "?q=%E5%90%8D");
    }
    if (type == JsonNode.class) {
      // 9.0 is read as 9, which is written as 9: numbers as a file has them.
      JsonNode read = Json.parse(json(0).toString(), "a sample");
      return Json.parse(read.toString(), "a sample");
    }
    throw new IllegalStateException("no sample of " + type);
  }

  private Object anyRecord(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    for (int n = 0; n < TRIES; n++) {
      Class<?>[] types = new Class<?>[parts.length];
      Object[] values = new Object[parts.length];
      for (int at = 0; at < parts.length; at++) {
        types[at] = parts[at].getType();
        values[at] = any(parts[at].getGenericType());
      }
      try {
        return type.getDeclaredConstructor(types).newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw new IllegalStateException("no sample of " + type, e);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no sample of " + type, e);
      }
    }
    throw new IllegalStateException(type + " refuses whatever it is made of");
  }

  private ObjectNode json(int depth) {
    ObjectNode object = Json.object();
    for (int n = random.nextInt(4); n > 0; n--) {
      switch (random.nextInt(6)) {
        case 0 -> object.put(text(), text());
        case 1 -> object.put(text(), random.nextLong());
        case 2 -> object.put(text(), random.nextInt(1_000) / 8.0);
        case 3 -> object.putNull(text());
        case 4 -> object.putArray(text()).add(text()).add(random.nextBoolean()).addNull();
        default -> object.set(text(), depth > 2 ? Json.object() : json(depth + 1));
      }
    }
    return object;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
