package dev.cozesh.auth;

import dev.cozesh.error.CozeCredentialException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of a service app. Its text form shows nothing. Immutable. */
public final class RsaKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*)-----([\\s\\S]*?)-----END \\1-----");
  private static final String ENCRYPTED_WORD = "ENCRYPTED";

  // Version 0 and the name of RSA: what PKCS#8 puts before a key of PKCS#1.
  private static final byte[] RSA_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private final PrivateKey key;

  private RsaKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads a private key from a PEM text, PKCS#8, as Coze hands it out, or PKCS#1. Line breaks of
   * any system do, also written as {@code \n}, as variables of build servers have them; so does a
   * byte order mark. Other blocks beside it are passed over.
   *
   * @param pem the text
   * @return the key
   * @throws CozeCredentialException when there is none, or it is encrypted, public or no RSA key
   */
  public static RsaKey parse(String pem) {
    Matcher blocks = BLOCK.matcher(pem.replace("\\r", "").replace("\\n", "\n"));
    String seen = "";
    while (blocks.find()) {
      String label = blocks.group(1);
      if (label.endsWith("PRIVATE KEY")) {
        return of(label, blocks.group(2));
      }
      seen = label;
    }
    throw seen.isEmpty()
        ? refused("it holds no PEM block", "give it whole, from -----BEGIN to the last -----")
        : refused(
            "it holds a " + seen + ", the public half",
            "give the private key that Coze let you download when the key was made");
  }

  private static RsaKey of(String label, String body) {
    if (label.startsWith(ENCRYPTED_WORD) || body.contains(ENCRYPTED_WORD)) {
      throw refused(
          "it is encrypted, and there is nobody to ask for its password",
          "`openssl pkey -in KEY -out PLAIN` writes it plainly; keep that file for you alone");
    }
    return switch (label) {
      case "PRIVATE KEY" -> new RsaKey(key(decoded(body)));
      case "RSA PRIVATE KEY" -> new RsaKey(key(pkcs8(decoded(body))));
      default ->
          throw refused(
              "it is of the kind " + label + ", and Coze wants RSA",
              "give the private key that Coze let you download when the key was made");
    };
  }

  /** The signature of a text, by SHA-256. */
  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (InvalidKeyException e) {
      throw refused("it is not fit to sign with", "make a new key on the app's page");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with RSA and SHA-256", e);
    }
  }

  private static byte[] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private static PrivateKey key(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException e) {
      throw damaged();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEAD);
    content.writeBytes(der(OCTETS, pkcs1));
    return der(SEQUENCE, content.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else if (content.length < 0x100) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static CozeCredentialException damaged() {
    return refused("it is damaged, or no RSA key", "download or copy it again, every line of it");
  }

  private static CozeCredentialException refused(String why, String next) {
    return new CozeCredentialException("the private key cannot be used", why, next);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "RsaKey[***]";
  }
}
