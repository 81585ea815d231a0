package dev.cozesh.sandbox;

/**
 * A file that came in; its content is measured and dropped.
 *
 * @param characters in the text, 0 when it is not text
 * @param text whether the whole content is UTF-8
 * @param fingerprint equal for equal contents, and hardly ever for others
 */
record UploadedFile(String name, long bytes, long characters, boolean text, long fingerprint) {}
