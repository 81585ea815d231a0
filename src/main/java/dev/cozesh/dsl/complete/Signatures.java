package dev.cozesh.dsl.complete;

import dev.cozesh.dsl.CallForm;
import dev.cozesh.dsl.ParameterForm;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Calls as they are explained. */
final class Signatures {
  private Signatures() {}

  /** A method of Java or Groovy; the first parameters may be left out. */
  static String of(Method method, Known result, int skipped) {
    List<String> parameters = new ArrayList<>();
    Parameter[] all = method.getParameters();
    for (int i = skipped; i < all.length; i++) {
      String type = all[i].getType().getSimpleName();
      parameters.add(all[i].isNamePresent() ? type + " " + all[i].getName() : type);
    }
    return result + " " + method.getName() + "(" + String.join(", ", parameters) + ")";
  }

  /** A call of a service, as a script writes it: {@code bots.info(bot_id) → Bot}. */
  static String of(String word, CallForm call) {
    List<String> parameters = new ArrayList<>();
    for (ParameterForm each : call.parameters()) {
      if (each.members().isEmpty()) {
        parameters.add(each.needed() ? each.name() : "[" + each.name() + "]");
      } else {
        for (ParameterForm member : each.members()) {
          String named = member.name() + ": …";
          parameters.add(member.needed() ? named : "[" + named + "]");
        }
      }
    }
    Known result = Known.of(call.result()).plain();
    String gives = result.raw() == Void.class ? "" : " → " + result;
    return word + "." + call.name() + "(" + String.join(", ", parameters) + ")" + gives;
  }
}
