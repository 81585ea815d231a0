package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A look at how an answer of bytes begins: Coze has sent refusals under another type than JSON.
 *
 * @param refusal the envelope, when the answer is one and nothing else
 * @param all the answer's bytes, those looked at included
 */
record Peek(Optional<String> refusal, InputStream all) {
  private static final int MAX_ENVELOPE_BYTES = 16 << 10;

  static Peek at(InputStream body) {
    try {
      byte[] first = body.readNBytes(1);
      if (first.length == 0 || first[0] != '{') {
        return new Peek(Optional.empty(), joined(first, body));
      }
      byte[] more = body.readNBytes(MAX_ENVELOPE_BYTES);
      byte[] begin = Arrays.copyOf(first, 1 + more.length);
      System.arraycopy(more, 0, begin, 1, more.length);
      Optional<String> refusal =
          Optional.of(new String(begin, StandardCharsets.UTF_8))
              .filter(text -> more.length < MAX_ENVELOPE_BYTES)
              .filter(
                  text ->
                      Envelope.parse(text)
                          .filter(JsonNode::isObject)
                          .filter(Envelope::namesError)
                          .isPresent());
      return new Peek(refusal, joined(begin, body));
    } catch (IOException e) {
      throw new IllegalStateException("an open answer's body throws its own kinds", e);
    }
  }

  private static InputStream joined(byte[] begin, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(begin), rest);
  }
}
