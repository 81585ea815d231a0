package dev.cozesh.shell.command;

/** Which cozesh this is; the same number as in {@code pom.xml}. */
public final class Version {
  /** The number alone. */
  public static final String TEXT = "0.1.0";

  private Version() {}
}
