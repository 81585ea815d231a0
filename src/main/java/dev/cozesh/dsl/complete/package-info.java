/** What could stand at a place of a half-written line, told from types; nothing is ever run. */
package dev.cozesh.dsl.complete;
