package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a profile signs in, as its {@code auth} block says. Holds no secret, only where it lies. */
public sealed interface Login {
  /** {@return who signs in: an app's id, or an e-mail address} */
  String owner();

  /** {@return kind and owner in running text: {@code service app 117}} */
  String words();

  /** {@return whether a person has to log in before} */
  default boolean needsPerson() {
    return false;
  }

  /**
   * A service app ({@code kind: jwt}), which signs by itself.
   *
   * @param appId the app's id
   * @param keyId the fingerprint of its public key
   * @param privateKey where the private key lies, as PEM
   * @param life of a token, 900 s unless set
   * @param sessionName keeps one end user's conversations from the others'
   * @param accountId another account of the organization to call for
   * @param enterpriseId the enterprise to call for
   */
  record Jwt(
      String appId,
      String keyId,
      TokenSource privateKey,
      Duration life,
      Optional<String> sessionName,
      Optional<String> accountId,
      Optional<String> enterpriseId)
      implements Login {
    public Jwt {
      requireNonNull(appId, "appId");
      requireNonNull(keyId, "keyId");
      requireNonNull(privateKey, "privateKey");
      requireNonNull(life, "life");
    }

    @Override
    public String owner() {
      return appId;
    }

    @Override
    public String words() {
      return "service app " + appId + ", key from " + privateKey;
    }
  }

  /**
   * An app whose user logs in by a browser on this machine ({@code kind: oauth}).
   *
   * @param clientId the app's id
   * @param clientSecret where its secret lies; an app without one proves itself by PKCE
   * @param redirectUri where the browser comes back to, on this machine
   * @param workspaceId the team workspace to log in for
   */
  record OAuth(
      String clientId,
      Optional<TokenSource> clientSecret,
      URI redirectUri,
      Optional<String> workspaceId)
      implements Login {
    public OAuth {
      requireNonNull(clientId, "clientId");
      requireNonNull(clientSecret, "clientSecret");
      requireNonNull(redirectUri, "redirectUri");
      requireNonNull(workspaceId, "workspaceId");
    }

    @Override
    public String owner() {
      return clientId;
    }

    @Override
    public String words() {
      return "browser login by app " + clientId;
    }

    @Override
    public boolean needsPerson() {
      return true;
    }
  }

  /**
   * An app whose user logs in by a browser elsewhere ({@code kind: device}).
   *
   * @param clientId the app's id
   * @param workspaceId the team workspace to log in for
   */
  record Device(String clientId, Optional<String> workspaceId) implements Login {
    public Device {
      requireNonNull(clientId, "clientId");
      requireNonNull(workspaceId, "workspaceId");
    }

    @Override
    public String owner() {
      return clientId;
    }

    @Override
    public String words() {
      return "device login by app " + clientId;
    }

    @Override
    public boolean needsPerson() {
      return true;
    }
  }

  /**
   * A user of a self-hosted console ({@code kind: session}).
   *
   * @param email the user's name
   * @param password where the password lies
   */
  record Session(String email, TokenSource password) implements Login {
    public Session {
      requireNonNull(email, "email");
      requireNonNull(password, "password");
    }

    @Override
    public String owner() {
      return email;
    }

    @Override
    public String words() {
      return "console session of " + email + ", password from " + password;
    }
  }
}
