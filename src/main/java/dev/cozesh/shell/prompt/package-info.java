/** The prompt: reads a line on a terminal, runs it, prints, remembers. JLine lives here alone. */
package dev.cozesh.shell.prompt;
