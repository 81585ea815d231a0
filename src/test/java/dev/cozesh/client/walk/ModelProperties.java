package dev.cozesh.client.walk;

import static dev.cozesh.client.core.ApiRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.auth.DeviceCode;
import dev.cozesh.auth.Token;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.WireValue;
import dev.cozesh.client.database.DatabaseRow;
import dev.cozesh.client.walk.ModelTree.Place;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.http.Answer;
import dev.cozesh.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every model of the client, found by reflection. */
class ModelProperties {
  private static final List<ModelTree> MODELS =
      ClientTypes.models().stream().map(ModelTree::of).toList();

  /** What the client puts together itself, and is never sent back. */
  private static final Set<Class<?>> MADE_HERE =
      Set.of(DatabaseRow.class, DeviceCode.class, Token.class, WireValue.class);

  private static final List<String> EXACT =
      List.of(
          "7389212233445566778",
          "9007199254740993",
          "18446744073709551615",
          "-9223372036854775808",
          "123456789012345678901234567890");

  @Property(tries = 200)
  void whatHasNoNameSurvivesARoundTrip(@ForAll long seed) {
    Random random = new Random(seed);
    for (ModelTree model : MODELS) {
      ObjectNode tree = model.copy();
      for (String level : model.levels()) {
        for (int count = 0; count < 3; count++) {
          ((ObjectNode) tree.at(level)).set(strangeName(random), strangeValue(random, 0));
        }
      }
      assertEquals(
          Json.parse(tree.toString(), "sent"), roundTrip(model.model(), tree), model::toString);
    }
  }

  @Example
  void aValueThatCozeAddsOneDayIsKeptAndSentBackAsItCame() throws JsonProcessingException {
    List<Class<?>> all = ClientTypes.openValues();
    assertTrue(all.size() > 40, () -> all.size() + " open values were found");
    for (Class<?> type : all) {
      for (String json : List.of("\"future_value\"", "\"\"", "77", "12345678901234567890", "0.5")) {
        Object value = Json.mapper().readValue(json, type);
        assertEquals(json, Json.line(value), type.getName());
        assertEquals(json.replace("\"", ""), value.toString(), type.getName());
        assertEquals(value, Json.mapper().readValue(json, type), type.getName());
      }
    }
  }

  @Example
  void aMemberThatIsMissingIsEmptyOrADataErrorThatNamesIt() {
    for (ModelTree model : MODELS) {
      for (Place place : model.places()) {
        ObjectNode without = model.copy();
        ((ObjectNode) without.at(place.parent())).remove(place.wire());
        ObjectNode nothing = model.copy();
        ((ObjectNode) nothing.at(place.parent())).putNull(place.wire());
        for (ObjectNode tree : List.of(without, nothing)) {
          emptyOrNamed(model, place, tree, without);
        }
      }
    }
  }

  private static void emptyOrNamed(
      ModelTree model, Place place, ObjectNode tree, ObjectNode without) {
    Object value;
    try {
      value = answered(model.model(), tree);
    } catch (CozeDataException e) {
      assertTrue(
          e.what().contains("/data" + place.pointer() + " "),
          () -> model.model() + " without " + place.pointer() + ": " + e.what());
      return;
    }
    assertEquals(
        Json.parse(without.toString(), "without"),
        Json.parse(Json.line(value), "value"),
        () -> model.model() + " without " + place.pointer());
  }

  @Example
  void anIdIsExactAsTextAndAsNumber() {
    for (ModelTree model : MODELS) {
      for (Place place : model.places()) {
        if (place.type() == String.class) {
          for (String digits : EXACT) {
            ObjectNode tree = model.copy();
            ObjectNode parent = (ObjectNode) tree.at(place.parent());
            parent.set(place.wire(), BigIntegerNode.valueOf(new BigInteger(digits)));
            assertEquals(
                digits,
                roundTrip(model.model(), tree).at(place.pointer()).textValue(),
                () -> model.model() + place.pointer());
          }
        }
      }
    }
  }

  @Example
  void aNumberThatDoesNotFitIsADataErrorThatNamesItAndNeverAnother() {
    for (ModelTree model : MODELS) {
      for (Place place : model.places()) {
        if (place.type() == Long.class || place.type() == Integer.class) {
          ObjectNode tree = model.copy();
          ((ObjectNode) tree.at(place.parent()))
              .set(place.wire(), BigIntegerNode.valueOf(new BigInteger("18446744073709551615")));
          CozeDataException failure =
              assertThrows(
                  CozeDataException.class,
                  () -> answered(model.model(), tree),
                  () -> model.model() + place.pointer());
          assertTrue(failure.what().contains("/data" + place.pointer() + " "), failure::what);
        }
      }
    }
  }

  @Example
  void everyRecordThatAMethodGivesBackKeepsWhatItHasNoNameFor() {
    Set<Class<?>> answered = new LinkedHashSet<>();
    ClientTypes.callingMethods()
        .forEach(method -> collect(method.getGenericReturnType(), answered));
    assertTrue(answered.size() > 60, () -> answered.size() + " records were found");
    answered.removeIf(ClientTypes::isModel);
    answered.removeIf(ClientTypes::isOpenValue);
    answered.removeAll(MADE_HERE);
    assertEquals(Set.of(), answered, "records without a place for other members");
  }

  private static void collect(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, found);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord() && found.add(plain)) {
      for (RecordComponent part : plain.getRecordComponents()) {
        collect(part.getGenericType(), found);
      }
    }
  }

  @Example
  void whatWasAnsweredCannotBeChanged() {
    Set<String> changed = new TreeSet<>();
    for (ModelTree model : MODELS) {
      change(Json.value(model.copy(), model.model()), model.model().getName(), changed);
    }
    assertEquals("", String.join("\n", changed), "members that could be changed");
  }

  private static void change(Object value, String where, Set<String> changed) {
    if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(inner -> change(inner, where, changed));
    } else if (value instanceof Collection<?> items) {
      List.copyOf(items).forEach(item -> change(item, where, changed));
      clear(items::clear, where, changed);
    } else if (value instanceof Map<?, ?> members) {
      clear(members::clear, where, changed);
    } else if (value instanceof Record record) {
      for (RecordComponent part : record.getClass().getRecordComponents()) {
        String inside = record.getClass().getSimpleName() + "." + part.getName();
        change(read(record, part.getAccessor()), inside, changed);
      }
    }
  }

  private static void clear(Runnable clearing, String where, Set<String> changed) {
    try {
      clearing.run();
      changed.add(where);
    } catch (UnsupportedOperationException asItHasToBe) {
      return;
    }
  }

  private static Object read(Record record, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode roundTrip(Class<?> model, ObjectNode tree) {
    return Json.parse(
        Json.line(Json.value(Json.parse(tree.toString(), "sent"), model)), "round trip");
  }

  private static Object answered(Class<?> model, ObjectNode tree) {
    byte[] body =
        Json.line(Json.object().put("code", 0).set("data", tree)).getBytes(StandardCharsets.UTF_8);
    ApiCaller api = Callers.on(new RecordingTransport(request -> Answer.of(200, Map.of(), body)));
    return api.send(get("/v1/model").read(), model);
  }

  private static String strangeName(Random random) {
    String letters = "abcxyz_0189ÄÖ面试 .-/";
    StringBuilder name = new StringBuilder("future_");
    for (int at = 0; at < 6; at++) {
      name.append(letters.charAt(random.nextInt(letters.length())));
    }
    return name.toString();
  }

  private static JsonNode strangeValue(Random random, int depth) {
    int kind = random.nextInt(depth < 3 ? 8 : 6);
    return switch (kind) {
      case 0 -> Json.tree("面\u0000\"\\" + random.nextLong());
      case 1 -> BigIntegerNode.valueOf(new BigInteger(100, random));
      case 2 -> Json.tree(new BigDecimal(new BigInteger(90, random), 12));
      case 3 -> Json.tree(random.nextBoolean());
      case 4 -> Json.parse("null", "null");
      case 5 -> Json.tree("");
      case 6 -> {
        List<JsonNode> items = new ArrayList<>();
        for (int at = random.nextInt(4); at > 0; at--) {
          items.add(strangeValue(random, depth + 1));
        }
        yield Json.tree(items);
      }
      default -> {
        ObjectNode object = Json.object();
        for (int at = random.nextInt(4); at > 0; at--) {
          object.set(strangeName(random), strangeValue(random, depth + 1));
        }
        yield object;
      }
    };
  }
}
