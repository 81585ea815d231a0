package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Screen;
import dev.cozesh.shell.render.ValueView;
import dev.cozesh.shell.slash.Preference;
import dev.cozesh.shell.slash.Preferences;
import java.time.Clock;

/** What values are shown on: as wide as the terminal is at that moment, as the user likes it. */
final class Paper {
  private final Seat seat;
  private final Clock clock;
  private final Preferences preferences;

  Paper(Seat seat, Clock clock, Preferences preferences) {
    this.seat = requireNonNull(seat, "seat");
    this.clock = requireNonNull(clock, "clock");
    this.preferences = requireNonNull(preferences, "preferences");
  }

  /** How values are shown now. */
  ValueView view() {
    return new ValueView(screen(), preferences.output(), Opening::of).withRows(preferences.rows());
  }

  /** What there is to show something on now. */
  Screen screen() {
    Ink ink = new Ink(seat.colours() && preferences.isOn(Preference.COLOUR));
    return new Screen(seat.source().columns(), ink, seat.accessible(), clock, clock.getZone());
  }
}
