/** The calls of a session as objects: looked at, written down as programs, recorded, replayed. */
package dev.cozesh.shell.exchange;
