package dev.cozesh.deploy.desired;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.ArrayList;
import java.util.List;

/** Writes what a value of a sealed type is beside it, also of types that do not exist yet. */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final String MEMBER = "@kind";

  @Override
  public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
    return isSealed(annotated)
        ? JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, MEMBER, null, false, true, null)
        : super.findPolymorphicTypeInfo(config, annotated);
  }

  @Override
  public List<NamedType> findSubtypes(Annotated annotated) {
    return isSealed(annotated) ? leaves(annotated.getRawType()) : super.findSubtypes(annotated);
  }

  private static boolean isSealed(Annotated annotated) {
    return annotated instanceof AnnotatedClass && annotated.getRawType().isSealed();
  }

  private static List<NamedType> leaves(Class<?> sealed) {
    List<NamedType> leaves = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        leaves.addAll(leaves(permitted));
      } else {
        leaves.add(new NamedType(permitted, permitted.getSimpleName()));
      }
    }
    return leaves;
  }
}
