package dev.cozesh.dsl.complete;

import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.ServiceForms;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands behind a dot, told from the type before it. Calls nothing and reads no value. */
final class Members {
  /** Groovy's own machinery, and what every object of Java has and nobody types. */
  private static final Set<String> UNTOLD =
      Set.of(
          "methodMissing",
          "propertyMissing",
          "invokeMethod",
          "getProperty",
          "setProperty",
          "getMetaClass",
          "setMetaClass",
          "wait",
          "notify",
          "notifyAll");

  private Members() {}

  /** Everything that a name could mean there. */
  static List<Member> of(Known receiver) {
    return switch (receiver.role()) {
      case SERVICE -> ofService(receiver.word());
      case CLASS -> ofClass(receiver.raw());
      case VALUE -> ofValue(receiver);
    };
  }

  static List<Member> named(Known receiver, String name) {
    return of(receiver).stream().filter(member -> member.name().equals(name)).toList();
  }

  private static List<Member> ofService(String word) {
    List<Member> members = new ArrayList<>();
    for (CallForm call : ServiceForms.calls(word)) {
      int arguments = call.named().size();
      members.add(
          new Member(
              call.name(),
              true,
              arguments,
              false,
              Known.of(call.result()).plain(),
              Signatures.of(word, call),
              Optional.of(call.method())));
    }
    ServiceForms.listed(word)
        .map(element -> Known.made(Iterable.class, Known.of(element)))
        .ifPresent(
            walked ->
                Extensions.of(walked).stream()
                    .filter(method -> Iterable.class == method.getParameterTypes()[0])
                    .forEach(method -> members.add(extension(method, walked))));
    return members;
  }

  private static List<Member> ofClass(Class<?> type) {
    List<Member> members = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        members.add(property(field.getName(), Known.of(field.getGenericType())));
      }
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
        members.add(method(method, Known.of(method.getGenericReturnType())));
      }
    }
    members.add(property("class", Known.of(Class.class)));
    return members;
  }

  private static List<Member> ofValue(Known receiver) {
    List<Member> members = new ArrayList<>();
    Class<?> type = receiver.raw();
    if (type.isRecord()) {
      ofRecord(receiver, members);
    }
    for (Method method : methods(type)) {
      boolean told =
          !Modifier.isStatic(method.getModifiers())
              && !method.isSynthetic()
              && !UNTOLD.contains(method.getName())
              && method.getDeclaringClass() != GroovyObject.class;
      if (told) {
        Known result = result(method, receiver);
        property(method, result).ifPresent(members::add);
        members.add(method(method, result));
      }
    }
    for (Field field : type.getFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        members.add(
            property(field.getName(), Known.of(field.getGenericType(), receiver.variables())));
      }
    }
    Extensions.of(receiver).stream()
        .filter(method -> !UNTOLD.contains(method.getName()))
        .forEach(method -> members.add(extension(method, receiver)));
    return members;
  }

  /** A class that is not public shows what its public supertypes do. */
  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .sorted(java.util.Comparator.comparingInt(Method::getParameterCount))
        .toList();
  }

  /** Components, and what a record tells beside them, read as plain values. */
  private static void ofRecord(Known receiver, List<Member> members) {
    for (RecordComponent component : receiver.raw().getRecordComponents()) {
      Type type = component.getGenericType();
      members.add(property(component.getName(), Known.of(type, receiver.variables()).plain()));
    }
    Set<String> components = members.stream().map(Member::name).collect(Collectors.toSet());
    for (Method method : receiver.raw().getDeclaredMethods()) {
      boolean tells =
          method.getParameterCount() == 0
              && Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && !Set.of("toString", "hashCode").contains(method.getName())
              && !components.contains(method.getName())
              && method.getReturnType() != void.class;
      if (tells) {
        members.add(property(method.getName(), result(method, receiver).plain()));
      }
    }
  }

  private static Known result(Method method, Known receiver) {
    return ServiceForms.result(receiver.raw(), method.getName())
        .map(Known::of)
        .orElseGet(
            () -> {
              Map<java.lang.reflect.TypeVariable<?>, Known> variables =
                  receiver.as(method.getDeclaringClass()).map(Known::variables).orElse(Map.of());
              return Known.of(method.getGenericReturnType(), variables);
            });
  }

  private static Optional<Member> property(Method method, Known type) {
    String name = method.getName();
    boolean reads = method.getParameterCount() == 0 && method.getReturnType() != void.class;
    String tail =
        name.startsWith("get") && name.length() > 3
            ? name.substring(3)
            : name.startsWith("is") && name.length() > 2 ? name.substring(2) : "";
    if (!reads || tail.isEmpty() || !Character.isUpperCase(tail.charAt(0))) {
      return Optional.empty();
    }
    boolean capitals = tail.length() > 1 && Character.isUpperCase(tail.charAt(1));
    String property =
        capitals ? tail : tail.substring(0, 1).toLowerCase(Locale.ROOT) + tail.substring(1);
    Known shown =
        property.equals("id") && type.raw() == Object.class ? Known.of(String.class) : type;
    return Optional.of(property(property, shown));
  }

  private static Member property(String name, Known type) {
    return new Member(name, false, 0, false, type, type + " " + name, Optional.empty());
  }

  private static Member method(Method method, Known result) {
    Class<?>[] types = method.getParameterTypes();
    boolean block = types.length == 1 && types[0] == Closure.class;
    return new Member(
        method.getName(),
        true,
        types.length,
        block,
        result,
        Signatures.of(method, result, 0),
        Optional.of(method));
  }

  private static Member extension(Method method, Known receiver) {
    Class<?>[] types = method.getParameterTypes();
    boolean block = types.length == 2 && types[1] == Closure.class;
    Known result = Extensions.result(method, receiver);
    return new Member(
        method.getName(),
        true,
        types.length - 1,
        block,
        result,
        Signatures.of(method, result, 1),
        Optional.of(method));
  }
}
