/** One class a command, prompt and command line alike. */
package dev.cozesh.shell.builtin;
