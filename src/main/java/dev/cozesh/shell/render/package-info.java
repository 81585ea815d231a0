/** Values to terminal text and to JSON: tables, plans, differences, errors. */
package dev.cozesh.shell.render;
