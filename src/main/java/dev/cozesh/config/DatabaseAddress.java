package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database in which a team keeps what was applied, as {@code libpq} writes it: {@code
 * postgresql://USER@HOST:PORT,…/DATABASE?schema=cozesh&sslmode=verify-full}. Never prints a
 * password.
 *
 * @param hosts {@code host:port} each, one at least
 * @param schema of cozesh alone; {@code cozesh} unless named
 * @param parameters what the driver is told besides, by the names of {@code libpq}
 * @param own the password, as the address itself gives it
 */
public record DatabaseAddress(
    String user,
    List<String> hosts,
    String database,
    String schema,
    Map<String, String> parameters,
    Optional<TokenSource> own)
    implements StateAddress {
  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::(\\d+))?");
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final List<String> PARAMETERS =
      List.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channel_binding",
          "require_auth",
          "connect_timeout",
          "application_name");
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  public DatabaseAddress {
    requireNonNull(user, "user");
    hosts = List.copyOf(hosts);
    requireNonNull(database, "database");
    requireNonNull(schema, "schema");
    parameters = new TreeMap<>(parameters);
    requireNonNull(own, "own");
  }

  static boolean is(String text) {
    return text.startsWith("postgresql://") || text.startsWith("postgres://");
  }

  /**
   * Reads an address. What it leaves out is that of {@code PGHOST}, {@code PGPORT}, {@code PGUSER},
   * {@code PGSSLMODE} and {@code PGSSLROOTCERT}.
   */
  static DatabaseAddress parse(String text, String where, Environment environment) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(where, "it is no address");
    }
    Map<String, String> query = query(form.group("query"), where);
    Optional<String> named = Optional.ofNullable(query.remove("schema"));
    String schema = named.orElse("cozesh");
    if (!SCHEMA.matcher(schema).matches()) {
      throw wrong(where, "a schema has lower-case letters, digits and underscores");
    }
    Optional<String> password =
        Optional.ofNullable(query.remove("password")).or(() -> part(form, "password"));
    environment.get("PGSSLMODE").ifPresent(mode -> query.putIfAbsent("sslmode", mode));
    environment.get("PGSSLROOTCERT").ifPresent(file -> query.putIfAbsent("sslrootcert", file));
    requireKnown(query, where);
    String user =
        part(form, "user")
            .or(() -> environment.get("PGUSER"))
            .or(() -> environment.get("USER"))
            .orElseThrow(() -> wrong(where, "it names no user"));
    return new DatabaseAddress(
        user,
        hosts(part(form, "hosts").orElse(""), where, environment),
        part(form, "database").orElse(user),
        schema,
        query,
        password.map(TokenSource::parse));
  }

  /** {@return whether the password itself stands in the address} */
  public boolean isRevealing() {
    return own.filter(source -> source.kind() == TokenSource.Kind.LITERAL).isPresent();
  }

  /**
   * {@return the password: of the address, of {@code PGPASSWORD}, of the file that {@code
   * PGPASSFILE} names or {@code ~/.pgpass}; empty where none of them has one}
   *
   * @param environment variables and directory
   */
  public Optional<String> password(Environment environment) {
    return own.map(source -> source.readText(environment))
        .or(() -> environment.get("PGPASSWORD"))
        .or(() -> PasswordFile.of(environment).find(this));
  }

  private static Optional<String> part(Matcher form, String name) {
    return Optional.ofNullable(form.group(name))
        .filter(text -> !text.isEmpty())
        .map(text -> decoded(text));
  }

  private static List<String> hosts(String text, String where, Environment environment) {
    String port = environment.get("PGPORT").orElse("5432");
    String written = text.isEmpty() ? environment.get("PGHOST").orElse("localhost") : text;
    List<String> hosts = new ArrayList<>();
    for (String one : written.split(",")) {
      Matcher host = HOST.matcher(one);
      if (!host.matches() || one.startsWith("/")) {
        throw wrong(where, "`" + one + "` is no host");
      }
      hosts.add(host.group(1) + ":" + (host.group(2) == null ? port : host.group(2)));
    }
    return hosts;
  }

  private static Map<String, String> query(String text, String where) {
    Map<String, String> query = new TreeMap<>();
    for (String one : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw wrong(where, "a parameter is written name=value");
      }
      query.put(one.substring(0, equals), decoded(one.substring(equals + 1)));
    }
    return query;
  }

  private static void requireKnown(Map<String, String> query, String where) {
    for (String name : query.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw wrong(
            where,
            "there is no parameter `"
                + name
                + "`; known are schema, password, "
                + String.join(", ", PARAMETERS));
      }
    }
    String mode = query.getOrDefault("sslmode", "prefer");
    if (!SSL_MODES.contains(mode)) {
      throw wrong(where, "sslmode is one of " + String.join(", ", SSL_MODES));
    }
  }

  private static String decoded(String text) {
    // A plus is itself in an address of this kind.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Never repeats what was written, in which a password may stand. */
  private static CozeUsageException wrong(String where, String why) {
    return new CozeUsageException(
        where + " is no address of a database",
        why,
        "write it as postgresql://USER@HOST:PORT/DATABASE?schema=cozesh&sslmode=verify-full");
  }

  /** The address without its password. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + String.join(",", hosts) + "/" + database;
  }
}
