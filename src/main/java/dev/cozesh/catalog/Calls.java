package dev.cozesh.catalog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the endpoint that a method calls, by its id in the catalogue:
 * {@code @Calls("bots.versions.list")}. Permission, limits and documentation of the method are
 * found by it, and a test holds verb, path, parameters and effect against the catalogue's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Calls {
  /** {@return ids in the catalogue; several when one method serves them all} */
  String[] value();
}
