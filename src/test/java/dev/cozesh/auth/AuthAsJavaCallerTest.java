package dev.cozesh.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.client.CozeClient;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.WireServer;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing in as a Java program does it. */
class AuthAsJavaCallerTest {
  private static final String WORKSPACES =
      "{\"code\":0,\"msg\":\"\",\"data\":{\"total_count\":1,\"workspaces\":[{\"id\":\"7389\","
          + "\"name\":\"WeHan\",\"icon_url\":\"\",\"role_type\":\"owner\","
          + "\"workspace_type\":\"team\"}]}}";

  @Test
  void aServiceAppCallsOnBehalfOfAnEndUser() throws Exception {
    try (WireServer server =
            new WireServer(
                WireServer.answer(200, "{\"access_token\":\"czs_test_1\",\"expires_in\":900}"),
                WireServer.answer(200, WORKSPACES));
        OAuthClient oauth = OAuthClient.at(server.uri())) {
      JwtApp app = JwtApp.of("117", "key-1", RsaKey.parse(pem())).with(JwtSession.named("user-7"));
      try (CozeClient coze =
          CozeClient.builder()
              .baseUrl(server.uri())
              .authorizer(new JwtAuthorizer(oauth, app))
              .build()) {
        List<String> names =
            coze.workspaces().list().stream().map(w -> w.name().orElse("")).toList();
        assertEquals(List.of("WeHan"), names);
      }
      assertTrue(server.requests().get(1).contains("Authorization: Bearer czs_test_1"));
    }
  }

  @Test
  void aRefusedAppIsToldByTypeNotByText() throws Exception {
    try (WireServer server =
            new WireServer(
                WireServer.answer(
                    401, "{\"error_code\":\"invalid_client\",\"error_message\":\"kid\"}"));
        OAuthClient oauth = OAuthClient.at(server.uri())) {
      JwtAuthorizer authorizer =
          new JwtAuthorizer(oauth, JwtApp.of("117", "key-1", RsaKey.parse(pem())));

      CozeCredentialException none =
          assertThrows(CozeCredentialException.class, authorizer::authorization);
      CozeServiceException refused =
          assertThrows(
              CozeServiceException.class, () -> oauth.refresh(OAuthApp.open("c1"), "czr_test_1"));

      assertEquals("invalid_client", refused.refusal().word());
      assertEquals(CozeServiceException.class, none.getCause().getClass());
      assertEquals(401, refused.refusal().httpStatus());
    }
  }

  private static String pem() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String body = Base64.getMimeEncoder().encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
