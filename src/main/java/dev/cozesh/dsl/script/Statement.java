package dev.cozesh.dsl.script;

/**
 * One statement of a text.
 *
 * @param line the line of the text in which it begins, from 1
 * @param text the statement as it stands there, its own line breaks and comments kept
 */
public record Statement(int line, String text) {}
