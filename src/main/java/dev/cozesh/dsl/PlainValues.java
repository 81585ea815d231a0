package dev.cozesh.dsl;

import dev.cozesh.client.core.Base64Content;
import groovy.lang.Closure;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;

/** Numbers, paths, durations, blocks and the like. */
final class PlainValues {
  private final Path directory;

  /**
   * @param directory what paths are relative to
   */
  PlainValues(Path directory) {
    this.directory = directory;
  }

  boolean fit(Class<?> wanted, Object given) {
    if (wanted == boolean.class || wanted == Boolean.class) {
      return given instanceof Boolean;
    }
    if (wanted == Path.class) {
      return given instanceof ScriptFile || given instanceof CharSequence;
    }
    if (wanted == Base64Content.class) {
      return given instanceof ScriptFile || given instanceof CharSequence;
    }
    if (wanted.isInterface()) {
      return given instanceof Closure;
    }
    if (wanted.isEnum() || wanted == URI.class) {
      return given instanceof CharSequence;
    }
    boolean number = wanted.isPrimitive() || Number.class.isAssignableFrom(wanted);
    return given instanceof Number && (number || wanted == Duration.class || wanted.isRecord())
        || wanted.isRecord() && given instanceof CharSequence;
  }

  Object of(Class<?> wanted, Object given, Slot slot) {
    if (wanted == boolean.class || wanted == Boolean.class) {
      if (given instanceof Boolean) {
        return given;
      }
      throw slot.takes("true or false", given);
    }
    if (wanted == Path.class) {
      return path(given, slot);
    }
    if (wanted == Base64Content.class) {
      return content(given, slot);
    }
    if (wanted.isInterface()) {
      return called(wanted, given, slot);
    }
    if (wanted.isEnum()) {
      return constant(wanted, given, slot);
    }
    if (wanted == URI.class) {
      return address(given, slot);
    }
    return number(wanted, given, slot);
  }

  private Path path(Object given, Slot slot) {
    if (given instanceof ScriptFile file) {
      return file.getPath();
    }
    if (given instanceof CharSequence) {
      return directory.resolve(given.toString()).normalize();
    }
    throw slot.takes("a file", given);
  }

  private static Base64Content content(Object given, Slot slot) {
    if (given instanceof ScriptFile file) {
      return Base64Content.of(file.getPath());
    }
    try {
      return Base64Content.of(Base64.getDecoder().decode(String.valueOf(given)));
    } catch (IllegalArgumentException e) {
      throw slot.takes("a file, or base64", given);
    }
  }

  private static Object called(Class<?> wanted, Object given, Slot slot) {
    if (given instanceof Closure<?> block) {
      return DefaultGroovyMethods.asType(block, wanted);
    }
    throw slot.takes("a block", given);
  }

  private static Object constant(Class<?> type, Object given, Slot slot) {
    String name = String.valueOf(given);
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    List<String> known =
        Arrays.stream(type.getEnumConstants())
            .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
            .toList();
    throw given instanceof CharSequence
        ? slot.hasNo(name, known)
        : slot.takes(String.join(" or ", known), given);
  }

  private static URI address(Object given, Slot slot) {
    try {
      return URI.create(String.valueOf(given));
    } catch (IllegalArgumentException e) {
      throw slot.takes("an address", given);
    }
  }

  private static Object number(Class<?> wanted, Object given, Slot slot) {
    if (!(given instanceof Number number)) {
      throw slot.takes(wanted == Duration.class ? "a number of seconds" : "a number", given);
    }
    BigDecimal exact = new BigDecimal(number.toString());
    if (wanted == BigDecimal.class) {
      return exact;
    }
    if (wanted == Duration.class) {
      return Duration.ofNanos(exact.movePointRight(9).longValue());
    }
    try {
      boolean small = wanted == int.class || wanted == Integer.class;
      return small ? (Object) exact.intValueExact() : (Object) exact.longValueExact();
    } catch (ArithmeticException e) {
      throw slot.takes("a whole number", given);
    }
  }
}
