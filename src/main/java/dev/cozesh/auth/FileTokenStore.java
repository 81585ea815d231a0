package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Time;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps a login in a file for its owner alone (0600, its directory 0700), replaced in one step and
 * forced to the disk. The login belongs to one server: it is given to no other.
 */
public final class FileTokenStore implements TokenStore {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(150);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;
  private final URI base;
  private final String owner;
  private final Time time;

  /**
   * The store of one login.
   *
   * @param file one login's own file; a lock of its name and {@code .lock} lies beside it
   * @param base the server that the login is for
   * @param owner the app or the user that is logged in; the login of another counts as none
   * @param time the clock
   */
  public FileTokenStore(Path file, URI base, String owner, Time time) {
    this.file = requireNonNull(file, "file");
    this.base = requireNonNull(base, "base");
    this.owner = requireNonNull(owner, "owner");
    this.time = requireNonNull(time, "time");
  }

  /**
   * {@inheritDoc}
   *
   * @throws CozeUsageException when the login belongs to another server
   */
  @Override
  public Optional<Token> read() {
    Optional<JsonNode> kept = json();
    kept.ifPresent(this::requireOwnServer);
    return kept.filter(json -> json.path("owner").asText().equals(owner)).map(this::token);
  }

  @Override
  public void save(Token token) {
    ObjectNode json =
        Json.object()
            .put("base_url", base.toString())
            .put("owner", owner)
            .put("access_token", token.accessToken())
            .put("obtained_at", token.obtainedAt().toString())
            .put("expires_at", token.expiresAt().toString());
    token.refreshToken().ifPresent(refresh -> json.put("refresh_token", refresh));
    try {
      AtomicFile.writePrivate(file, (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw trouble("the login cannot be kept in " + file, e);
    }
  }

  @Override
  public void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw trouble("the login in " + file + " cannot be removed", e);
    }
  }

  /**
   * {@return what the owner should know: that others can read the login, or put another one there}
   */
  public Optional<String> warning() {
    Path directory = file.toAbsolutePath().getParent();
    if (mayOthers(file, OF_OTHERS)) {
      return Optional.of(file + " holds a login and is open to others: chmod 600 it");
    }
    return mayOthers(directory, WRITE_OF_OTHERS)
        ? Optional.of(directory + " holds logins and others can write to it: chmod 700 it")
        : Optional.empty();
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      AtomicFile.privateDirectory(file.toAbsolutePath().getParent());
      FileChannel channel = AtomicFile.openPrivate(lock);
      // When no lock is had, the channel is left to the garbage collector: to close it would open
      // the lock that another thread may hold, since systems know a file's locks by process only.
      FileLock held = held(channel, lock);
      try (channel;
          held) {
        return work.get();
      }
    } catch (IOException e) {
      throw trouble("the lock " + lock + " cannot be had", e);
    }
  }

  private FileLock held(FileChannel channel, Path lock) throws IOException {
    Deadline deadline = Deadline.after(LONGEST_WAIT, time);
    while (deadline.leaves(PAUSE)) {
      try {
        FileLock free = channel.tryLock();
        if (free != null) {
          return free;
        }
      } catch (OverlappingFileLockException e) {
        // Held by this very process: waited for like that of another one.
      }
      pause();
    }
    throw new CozeCredentialException(
        "another process renews this login and does not come to an end",
        "it has held " + lock + " for more than " + LONGEST_WAIT.toSeconds() + " s",
        "end it and try again; the lock goes with its holder");
  }

  private void pause() {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException(
          "cancelled while another process renewed the login", "", "", e);
    }
  }

  private Optional<JsonNode> json() {
    try {
      return Optional.of(Json.parse(Files.readString(file), file.toString()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw trouble("the login in " + file + " cannot be read", e);
    } catch (CozeDataException e) {
      throw damaged();
    }
  }

  private Token token(JsonNode json) {
    String access = json.path("access_token").asText();
    if (access.isEmpty()) {
      throw damaged();
    }
    return new Token(
        access,
        Optional.of(json.path("refresh_token").asText()).filter(text -> !text.isEmpty()),
        instant(json.path("obtained_at")),
        instant(json.path("expires_at")));
  }

  private Instant instant(JsonNode text) {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeParseException e) {
      throw damaged();
    }
  }

  private void requireOwnServer(JsonNode json) {
    String kept = json.path("base_url").asText();
    if (!kept.equalsIgnoreCase(base.toString())) {
      throw new CozeUsageException(
          "the login in " + file + " is not for " + base.getRawAuthority(),
          "it belongs to " + kept + ", and a credential is given to no second server",
          "use its own server, or log in to this one: `cozesh login`");
    }
  }

  private static boolean mayOthers(Path path, Set<PosixFilePermission> what) {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(what::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // not there, or a file system without such permissions
    }
  }

  // Without the cause: what a parser says of a broken file can repeat what stands in it.
  private CozeCredentialException damaged() {
    return new CozeCredentialException(
        "the login in " + file + " is damaged", "", "delete it and log in again: `cozesh login`");
  }

  private static CozeCredentialException trouble(String what, IOException cause) {
    return new CozeCredentialException(
        what, cause.getClass().getSimpleName(), "look at the directory's rights and room", cause);
  }

  @Override
  public String toString() {
    return "FileTokenStore[" + file + "]";
  }
}
