package dev.cozesh.deploy.team;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where a team's database is.
 *
 * @param hosts {@code host:port} each; the first that is a primary is used
 * @param schema of this program alone: lower-case letters, digits and underscores, 63 at most
 * @param parameters what else the driver is told, by the names of {@code libpq}: {@code sslmode}, …
 * @param password asked for with each connection; empty where the server wants none
 */
public record PostgresAddress(
    String user,
    List<String> hosts,
    String database,
    String schema,
    Map<String, String> parameters,
    Supplier<Optional<String>> password) {
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public PostgresAddress {
    requireNonNull(user, "user");
    hosts = List.copyOf(hosts);
    requireNonNull(database, "database");
    parameters = new TreeMap<>(parameters);
    requireNonNull(password, "password");
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("not a schema's name: " + schema);
    }
  }

  /** {@return host and database, for people} */
  String name() {
    return database + " on " + String.join(",", hosts);
  }

  /** {@return the address as a setting names it; it never holds a password} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("postgresql://");
    text.append(user).append('@').append(String.join(",", hosts)).append('/').append(database);
    text.append("?schema=").append(schema);
    parameters.forEach((name, value) -> text.append('&').append(name).append('=').append(value));
    return text.toString();
  }
}
