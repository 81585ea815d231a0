package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.GroovyInterceptable;
import groovy.lang.GroovyObjectSupport;
import java.util.Collection;
import java.util.function.Supplier;

/** Stands for the answer of a request that planning held back; nothing of it can be read. */
public final class NotSent extends GroovyObjectSupport implements GroovyInterceptable {
  private final String request;
  private final Place place;
  private final Supplier<Place> here;
  private final boolean isUnknown;

  NotSent(WouldCall call, Supplier<Place> here) {
    this(call.method() + " " + call.path(), call.place(), here);
  }

  /**
   * @param request what was not sent, in words
   * @param place where the script says so
   */
  NotSent(String request, Place place, Supplier<Place> here) {
    this(request, place, here, false);
  }

  private NotSent(String request, Place place, Supplier<Place> here, boolean isUnknown) {
    this.request = request;
    this.place = place;
    this.here = here;
    this.isUnknown = isUnknown;
  }

  /** What nobody knows while a script is only looked at, so that nothing it is put into is sent. */
  static NotSent unknown(String wanted, Place place, Supplier<Place> here) {
    return new NotSent(wanted, place, here, true);
  }

  /**
   * What stands for it in a request that is held back.
   *
   * @throws CozeScriptException when the request might be sent
   */
  String inRequest() {
    if (!isUnknown) {
      throw unreadable();
    }
    return "…";
  }

  /** Nobody takes a value that was not sent: that is what is wrong, not what it was given to. */
  static void refuseAmong(Collection<?> values) {
    values.stream()
        .filter(NotSent.class::isInstance)
        .map(NotSent.class::cast)
        .findFirst()
        .ifPresent(
            one -> {
              throw one.unreadable();
            });
  }

  @Override
  public Object getProperty(String name) {
    throw unreadable();
  }

  @Override
  public void setProperty(String name, Object value) {
    throw unreadable();
  }

  @Override
  public Object invokeMethod(String name, Object arguments) {
    throw unreadable();
  }

  /** Refuses: nothing was answered. */
  @Override
  public String toString() {
    throw unreadable();
  }

  private CozeScriptException unreadable() {
    Place reading = here.get(); // none when the value is read behind the script's end
    return new CozeScriptException(
        reading.line() == 0 ? place : reading,
        request + " was not sent in plan; its value cannot be read",
        "while planning, only reads are sent",
        "move what needs the value into afterApply { … }, or run the script without plan",
        new NotKnown());
  }
}
