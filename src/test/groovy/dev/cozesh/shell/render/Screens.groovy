package dev.cozesh.shell.render

import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId

/** Screens for specifications: it is 2026-11-25 12:00 in Shanghai. */
class Screens {
  static final Instant NOW = Instant.parse('2026-11-25T04:00:00Z')

  static Screen plain(int columns) {
    of(columns, Ink.NONE)
  }

  static Screen coloured(int columns) {
    of(columns, new Ink(true))
  }

  static Screen of(int columns, Ink ink, InstantSource clock = InstantSource.fixed(NOW)) {
    new Screen(columns, ink, false, clock, ZoneId.of('Asia/Shanghai'))
  }

  /** The text without colours. */
  static String bare(String text) {
    text.replaceAll('\u001b\\[[0-9;]*m', '')
  }
}
