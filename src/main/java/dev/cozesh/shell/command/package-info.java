/** What a command is, what it is called with, where it prints, and how it ends. */
package dev.cozesh.shell.command;
