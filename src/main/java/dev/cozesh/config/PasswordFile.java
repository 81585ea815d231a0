package dev.cozesh.config;

import dev.cozesh.error.CozeCredentialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passwords as PostgreSQL's own programs keep them, a line {@code
 * host:port:database:user:password}; an asterisk fits everything, a backslash takes the next
 * character as it is.
 */
record PasswordFile(Path file) {
  static PasswordFile of(Environment environment) {
    return new PasswordFile(
        environment
            .get("PGPASSFILE")
            .map(environment::resolve)
            .orElse(environment.home().resolve(".pgpass")));
  }

  /**
   * The password for an address; the first line that fits wins.
   *
   * @throws CozeCredentialException when others can read the file, or it cannot be read
   */
  Optional<String> find(DatabaseAddress address) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
      requirePrivate();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CozeCredentialException(
          "no password to be had", "the file " + file + " cannot be read", "make it readable");
    }
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(PasswordFile::fields)
        .filter(fields -> fields.size() == 5 && fits(fields, address))
        .map(fields -> fields.get(4))
        .findFirst();
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return; // a file system without such permissions
    }
    if (permissions.stream().anyMatch(one -> !one.name().startsWith("OWNER_"))) {
      throw new CozeCredentialException(
          "no password to be had",
          "others have rights on the file " + file,
          "run `chmod 600 " + file + "`");
    }
  }

  private static boolean fits(List<String> fields, DatabaseAddress address) {
    return address.hosts().stream().anyMatch(host -> fits(fields, host, address));
  }

  private static boolean fits(List<String> fields, String host, DatabaseAddress address) {
    int colon = host.lastIndexOf(':');
    String name = host.substring(0, colon).replaceAll("[\\[\\]]", "");
    List<String> wanted =
        List.of(name, host.substring(colon + 1), address.database(), address.user());
    for (int n = 0; n < wanted.size(); n++) {
      if (!fields.get(n).equals("*") && !fields.get(n).equals(wanted.get(n))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
