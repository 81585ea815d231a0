package dev.cozesh.dsl.complete;

import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.ServiceForms;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

  private final Predicate<String> wanted;
  private final List<Member> members = new ArrayList<>();

  private Members(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Everything whose name is wanted. */
  static List<Member> of(Known receiver, Predicate<String> wanted) {
    Members found = new Members(wanted);
    switch (receiver.role()) {
      case SERVICE -> found.ofService(receiver.word());
      case CLASS -> found.ofClass(receiver.raw());
      case VALUE -> found.ofValue(receiver);
    }
    return found.members;
  }

  static List<Member> named(Known receiver, String name) {
    return of(receiver, name::equals);
  }

  private void ofService(String word) {
    for (CallForm call : ServiceForms.calls(word)) {
      if (wanted.test(call.name())) {
        members.add(call(word, call));
      }
    }
    ServiceForms.listed(word)
        .map(element -> Known.made(Iterable.class, Known.of(element)))
        .ifPresent(
            walked ->
                Extensions.of(walked, wanted).stream()
                    .filter(Members::walks)
                    .forEach(method -> members.add(extension(method, walked))));
  }

  /** Whether it goes through what is walked, whoever has it. */
  private static boolean walks(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types[0] == Iterable.class
        || types[0] == Object.class && types[types.length - 1] == Closure.class;
  }

  private void ofClass(Class<?> type) {
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && wanted.test(field.getName())) {
        members.add(property(field.getName(), Known.of(field.getGenericType())));
      }
    }
    for (Method method : type.getMethods()) {
      boolean told = Modifier.isStatic(method.getModifiers()) && !method.isSynthetic();
      if (told && wanted.test(method.getName())) {
        members.add(method(method, Known.of(method.getGenericReturnType())));
      }
    }
    if (wanted.test("class")) {
      members.add(property("class", Known.of(Class.class)));
    }
  }

  private void ofValue(Known receiver) {
    Class<?> type = receiver.raw();
    if (type.isRecord()) {
      ofRecord(receiver);
    }
    for (Method method : methods(type)) {
      boolean told =
          !Modifier.isStatic(method.getModifiers())
              && !method.isSynthetic()
              && !UNTOLD.contains(method.getName())
              && !isReadAs(method)
              && method.getDeclaringClass() != GroovyObject.class;
      if (told) {
        ofMethod(method, receiver);
      }
    }
    for (Field field : type.getFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && wanted.test(field.getName())) {
        members.add(
            property(field.getName(), Known.of(field.getGenericType(), receiver.variables())));
      }
    }
    Extensions.of(receiver, wanted).stream()
        .filter(method -> !UNTOLD.contains(method.getName()))
        .forEach(method -> members.add(extension(method, receiver)));
  }

  /** A record's accessor whose value is proposed by its name on the wire. */
  private boolean isReadAs(Method method) {
    return method.getDeclaringClass().isRecord()
        && method.getParameterCount() == 0
        && Arrays.stream(method.getDeclaringClass().getRecordComponents())
            .filter(component -> component.getName().equals(method.getName()))
            .map(component -> ServiceForms.names(component).get(0))
            .anyMatch(name -> !name.equals(method.getName()) && wanted.test(name));
  }

  private void ofMethod(Method method, Known receiver) {
    Optional<String> property = propertyOf(method).filter(wanted);
    boolean named = wanted.test(method.getName());
    if (property.isEmpty() && !named) {
      return;
    }
    Known result = result(method, receiver);
    if (property.isPresent()) {
      // Groovy sees an Object there: an id that may be known after apply alone.
      boolean id = property.get().equals("id") && result.raw() == Object.class;
      members.add(property(property.get(), id ? Known.of(String.class) : result));
    }
    if (named) {
      members.add(method(method, result));
    }
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .sorted(Comparator.comparingInt(Method::getParameterCount))
        .toList();
  }

  /** Components, and what a record tells beside them, read as plain values. */
  private void ofRecord(Known receiver) {
    Set<String> components = new HashSet<>();
    for (RecordComponent component : receiver.raw().getRecordComponents()) {
      components.add(component.getName());
      Known type = Known.of(component.getGenericType(), receiver.variables());
      ServiceForms.names(component).stream()
          .filter(wanted)
          .findFirst()
          .ifPresent(name -> members.add(property(name, type.plain())));
    }
    for (Method method : receiver.raw().getDeclaredMethods()) {
      boolean tells =
          method.getParameterCount() == 0
              && Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && !Set.of("toString", "hashCode").contains(method.getName())
              && !components.contains(method.getName())
              && method.getReturnType() != void.class;
      if (tells && wanted.test(method.getName())) {
        members.add(property(method.getName(), result(method, receiver).plain()));
      }
    }
  }

  private static Known result(Method method, Known receiver) {
    return ServiceForms.result(receiver.raw(), method.getName())
        .map(type -> Known.of(type).plain())
        .orElseGet(
            () -> {
              Map<TypeVariable<?>, Known> variables =
                  receiver.as(method.getDeclaringClass()).map(Known::variables).orElse(Map.of());
              return Known.of(method.getGenericReturnType(), variables);
            });
  }

  /** The name under which a getter is read. */
  private static Optional<String> propertyOf(Method method) {
    String name = method.getName();
    boolean reads = method.getParameterCount() == 0 && method.getReturnType() != void.class;
    int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : name.length();
    String tail = name.substring(Math.min(prefix, name.length()));
    if (!reads || tail.isEmpty() || !Character.isUpperCase(tail.charAt(0))) {
      return Optional.empty();
    }
    boolean capitals = tail.length() > 1 && Character.isUpperCase(tail.charAt(1));
    return Optional.of(
        capitals ? tail : tail.substring(0, 1).toLowerCase(Locale.ROOT) + tail.substring(1));
  }

  private static Member call(String word, CallForm call) {
    return new Member(
        call.name(),
        true,
        call.named().size(),
        false,
        Known.of(call.result()).plain(),
        Signatures.of(word, call),
        Optional.of(call.method()));
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
