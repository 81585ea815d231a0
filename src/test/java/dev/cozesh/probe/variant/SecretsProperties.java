package dev.cozesh.probe.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretsProperties {
  private static final String TOKEN = "pat_test_secret0001";

  @Property(tries = 3_000)
  void aTextThatIsNotSearchedHoldsNothingToMask(@ForAll("texts") String text) {
    assertEquals(SecretShapes.mask(text), Secrets.path(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "pat_",
                "sat_",
                "czs_",
                "czu_",
                "cztei_",
                "sk-",
                "Bearer",
                "basic",
                " ",
                "\t",
                "eyJ",
                ".",
                "sign",
                "X-Signature",
                "access_token",
                "=",
                "\"",
                ":",
                "client_secret",
                "-----BEGIN ",
                "PRIVATE KEY-----",
                "-----END",
                "a1b2c3d4e5f6a7b8",
                "/",
                "&"),
            Arbitraries.strings().alpha().ofMaxLength(8))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 500)
  void noTokenSurvivesWhereverItStands(@ForAll("names") String name, @ForAll("names") String text) {
    String value = text + " " + TOKEN;
    Attempt attempt =
        new Attempt(
            "POST",
            "/" + name + "/" + TOKEN,
            Map.of(name, List.of("x", value), TOKEN, List.of("x")),
            Map.of(name, value),
            Optional.of(
                ParameterSet.of(
                        Json.object()
                            .put(name, value)
                            .set(TOKEN, Json.tree(List.of(Map.of("a", value)))))
                    .body()
                    .orElseThrow()),
            Optional.empty(),
            new Origin("here", true));
    assertFalse(attempt.toString().contains("secret0001"), attempt.toString());
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abcXY_-").ofMinLength(1).ofMaxLength(8);
  }
}
