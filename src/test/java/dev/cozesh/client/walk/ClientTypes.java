package dev.cozesh.client.walk;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.WireValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of the client's rooms, as they were compiled. */
final class ClientTypes {
  private static final List<String> ROOMS = List.of("dev/cozesh/client", "dev/cozesh/auth");

  private ClientTypes() {}

  /** Every class below the client and auth, nested and hidden ones too, by name. */
  static List<Class<?>> all() {
    Path root = root();
    return ROOMS.stream().flatMap(room -> in(root, room)).<Class<?>>map(ClientTypes::load).toList();
  }

  /** Every public method that names an endpoint, in the order of class, name and arguments. */
  static List<Method> callingMethods() {
    return all().stream()
        .flatMap(type -> callingMethods(type).stream())
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  static List<Method> callingMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Calls.class))
        .toList();
  }

  /** Records of answers: those that keep members without a name. */
  static List<Class<?>> models() {
    return all().stream().filter(ClientTypes::isModel).toList();
  }

  static boolean isModel(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(part -> part.getName().equals("other") && part.getType() == Map.class);
  }

  /** Sets that Coze may extend: records around one wire value. */
  static List<Class<?>> openValues() {
    return all().stream().filter(ClientTypes::isOpenValue).toList();
  }

  static boolean isOpenValue(Class<?> type) {
    if (!type.isRecord()) {
      return false;
    }
    RecordComponent[] parts = type.getRecordComponents();
    return parts.length == 1 && parts[0].getType() == WireValue.class;
  }

  /** The name as a sentence has it: {@code BotService.list(BotFilter)}. */
  static String name(Method method) {
    List<String> arguments =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + "("
        + String.join(", ", arguments)
        + ")";
  }

  static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  private static Path root() {
    try {
      return Path.of(CozeClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> in(Path root, String room) {
    try (Stream<Path> files = Files.walk(root.resolve(room))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClientTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
