package dev.cozesh.shell.render;

import dev.cozesh.deploy.Moved;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.error.SecretShapes;
import java.util.List;
import java.util.StringJoiner;

/** What has moved since a plan was saved, as people read it. */
public final class StaleText {
  private StaleText() {}

  /** The lines, without a line break at the end: what was there, what is, what is wanted. */
  public static String of(List<Moved> moved, Ink ink) {
    FieldText fields = new FieldText(ink, false);
    StringJoiner text = new StringJoiner("\n");
    for (Moved one : moved) {
      text.add(ink.red("!") + " " + line(one.address()) + ": " + line(one.what()));
      one.field().ifPresent(field -> text.add(threeWays(fields, field)));
    }
    return text.toString();
  }

  private static String threeWays(FieldText fields, FieldChange field) {
    String there =
        FieldText.labelled("then → now", fields.difference(field, field.base(), field.before()));
    String wanted =
        FieldText.labelled("then → plan", fields.difference(field, field.base(), field.after()));
    boolean asDeclared = field.base().equals(field.after());
    return (there + (asDeclared ? "" : "\n" + wanted)).indent(2).stripTrailing();
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
