package dev.cozesh.sandbox;

/**
 * A file that came in; its content is measured and dropped.
 *
 * @param characters in the text, 0 when it is not text
 * @param text whether the whole content is UTF-8
 */
record UploadedFile(String name, long bytes, long characters, boolean text) {}
