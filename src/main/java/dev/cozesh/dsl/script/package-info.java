/** Compiles and runs a script; a failure carries file, line and column. */
package dev.cozesh.dsl.script;
