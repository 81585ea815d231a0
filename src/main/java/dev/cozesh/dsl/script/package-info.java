/**
 * Compiles and runs a script; a failure carries file, line and column. Cuts what is typed at the
 * prompt into tokens, also while it is unfinished or wrong.
 */
package dev.cozesh.dsl.script;
