package dev.cozesh.auth

import java.security.KeyPair
import java.security.KeyPairGenerator

/** Key pairs made for the tests, as texts. */
class Keys {
  static final KeyPair PAIR = pair('RSA', 2048)

  static KeyPair pair(String kind, int bits) {
    KeyPairGenerator.getInstance(kind).with { initialize(bits); generateKeyPair() }
  }

  /** As Coze hands it out. */
  static String pkcs8(KeyPair pair = PAIR) {
    block('PRIVATE KEY', pair.private.encoded)
  }

  /** As older tools write it: the inner part of PKCS#8, behind its head of 26 bytes. */
  static String pkcs1(KeyPair pair = PAIR) {
    def encoded = pair.private.encoded
    block('RSA PRIVATE KEY', Arrays.copyOfRange(encoded, 26, encoded.length))
  }

  static String block(String label, byte[] der) {
    "-----BEGIN $label-----\n${Base64.getMimeEncoder(64, '\n'.bytes).encodeToString(der)}\n-----END $label-----\n"
  }
}
