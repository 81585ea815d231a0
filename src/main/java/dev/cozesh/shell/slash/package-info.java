/** What a line that begins with a slash does at the prompt: one class a command. */
package dev.cozesh.shell.slash;
