/** The command line: read it, run the command, print failures, remember the result. */
package dev.cozesh.shell;
