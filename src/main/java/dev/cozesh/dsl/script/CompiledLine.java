package dev.cozesh.dsl.script;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One input of the prompt as byte code, not loaded yet.
 *
 * @param script what runs
 * @param methods the methods it defines, by name, with their signatures
 * @param endsWithWord whether it ends with a call that names no object, or with an {@code if} or
 *     {@code try}: such may act and give nothing
 */
public record CompiledLine(
    CompiledScript script, Map<String, String> methods, boolean endsWithWord) {
  public CompiledLine {
    requireNonNull(script, "script");
    methods = Map.copyOf(methods);
  }
}
