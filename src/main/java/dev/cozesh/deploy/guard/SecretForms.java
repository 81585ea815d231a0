package dev.cozesh.deploy.guard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How secrets that are known can be written: as they are, for an address, as Base64. */
final class SecretForms {
  /** Shorter ones would be found in ordinary words. */
  private static final int SHORTEST = 8;

  private SecretForms() {}

  /** One way to write a secret, and what it is called. */
  record Form(String text, String name) {}

  /** Every form of every secret that is long enough, the longest first. */
  static List<Form> of(Set<String> secrets) {
    return secrets.stream()
        .filter(secret -> secret.length() >= SHORTEST)
        .flatMap(SecretForms::of)
        .sorted(Comparator.comparingInt((Form form) -> form.text().length()).reversed())
        .toList();
  }

  private static Stream<Form> of(String secret) {
    List<Form> forms = new ArrayList<>();
    forms.add(new Form(secret, "the credential in use"));
    String address = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    if (!address.equals(secret)) {
      forms.add(new Form(address, "the credential in use, written for an address"));
    }
    for (int shift = 0; shift < 3; shift++) {
      String encoded = inside(secret.getBytes(StandardCharsets.UTF_8), shift);
      forms.add(new Form(encoded, "the credential in use, as Base64"));
      String forAddresses = encoded.replace('+', '-').replace('/', '_');
      if (!forAddresses.equals(encoded)) {
        forms.add(new Form(forAddresses, "the credential in use, as Base64"));
      }
    }
    return forms.stream();
  }

  /**
   * What stands in the Base64 of any bytes that hold these: three bytes are four characters, so
   * there are three ways, and at both ends those characters are cut that others share.
   *
   * @param shift how many bytes of a group of three stand before
   */
  private static String inside(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = shift == 0 ? 0 : shift + 1;
    int to = shifted.length % 3 == 0 ? all.length() : all.length() - 1;
    return all.substring(from, to);
  }
}
