package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Where a token, or another secret, is to be had: written out, {@code env:NAME}, {@code file:PATH}
 * or {@code cmd:COMMAND}. Never prints the token.
 */
public final class TokenSource {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

  /** How the token is kept. */
  public enum Kind {
    /** As it is. */
    LITERAL("written out"),
    /** In a variable. */
    ENV("environment variable"),
    /** In a file. */
    FILE("file"),
    /** By a command that prints it. */
    COMMAND("command");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@return the kind in running text} */
    public String words() {
      return words;
    }
  }

  private final Kind kind;
  private final String spec;

  private TokenSource(Kind kind, String spec) {
    this.kind = kind;
    this.spec = requireNonNull(spec, "spec");
  }

  /**
   * Reads the value of {@code api_token}.
   *
   * @param text as the user wrote it
   * @return the source
   */
  public static TokenSource parse(String text) {
    if (text.startsWith("env:")) {
      return new TokenSource(Kind.ENV, text.substring(4));
    }
    if (text.startsWith("file:")) {
      return new TokenSource(Kind.FILE, text.substring(5));
    }
    if (text.startsWith("cmd:")) {
      return new TokenSource(Kind.COMMAND, text.substring(4));
    }
    return new TokenSource(Kind.LITERAL, text);
  }

  /**
   * {@return a token that is known already}
   *
   * @param token the token
   */
  public static TokenSource literal(String token) {
    return new TokenSource(Kind.LITERAL, token);
  }

  /** {@return how the token is given} */
  public Kind kind() {
    return kind;
  }

  /**
   * Fetches the token; a command runs each time, 30 s at most.
   *
   * @param environment variables and directory
   * @return the token
   * @throws CozeCredentialException when there is none; a command's output is never repeated
   */
  public String read(Environment environment) {
    String trimmed = fetched(environment).strip();
    if (trimmed.isEmpty() || trimmed.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw none("the " + kind.words() + " holds no token", "a token is one word of ASCII letters");
    }
    return trimmed;
  }

  /**
   * Fetches a secret of any form: a password, a key of many lines. The line break at its end is
   * dropped.
   *
   * @param environment variables and directory
   * @return the secret
   * @throws CozeCredentialException as {@link #read}, though blanks and all characters are welcome
   */
  public String readText(Environment environment) {
    String text = fetched(environment).replaceFirst("\\R$", "");
    if (text.isBlank()) {
      throw none("the " + kind.words() + " is empty", "put the secret there");
    }
    return text;
  }

  private String fetched(Environment environment) {
    return switch (kind) {
      case LITERAL -> spec;
      case ENV ->
          environment
              .get(spec)
              .orElseThrow(() -> none("the variable " + spec + " is not set", "set " + spec));
      case FILE -> ofFile(environment.resolve(spec));
      case COMMAND -> ofCommand(environment);
    };
  }

  private String ofFile(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw none("the file " + spec + " cannot be read", "make the file, readable by you alone");
    }
  }

  private String ofCommand(Environment environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", spec);
      builder.directory(environment.directory().toFile());
      builder.environment().clear();
      builder.environment().putAll(environment.variables());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      process.getOutputStream().close();
      return outputOf(process);
    } catch (IOException e) {
      throw none("the command could not be started", "run it yourself to see why");
    }
  }

  private static String outputOf(Process process) {
    // Read aside: a command that fills the pipe, or never closes it, must not outlive the limit.
    CompletableFuture<byte[]> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getInputStream().readNBytes(64 << 10);
              } catch (IOException e) {
                return new byte[0];
              }
            });
    try {
      if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw none(
            "the command did not end within " + COMMAND_LIMIT.toSeconds() + " s",
            "run it yourself: it must print the token and end");
      }
      if (process.exitValue() != 0) {
        throw none(
            "the command ended with exit code " + process.exitValue(),
            "run it yourself to see what it says");
      }
      return new String(
          output.completeOnTimeout(new byte[0], 1, TimeUnit.SECONDS).join(),
          StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw none("the command was interrupted", "");
    } finally {
      process.destroyForcibly();
    }
  }

  private static CozeCredentialException none(String why, String next) {
    return new CozeCredentialException("no token to be had", why, next);
  }

  /** The source without the token. */
  @Override
  public String toString() {
    return kind == Kind.LITERAL ? kind.words() : kind.words() + " " + spec;
  }
}
