package dev.cozesh.dsl.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import groovy.lang.GroovySystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled script as bytes. They hold a hash of the text they were made of and of the Groovy that
 * made them, so that byte code is never run for another text.
 */
public final class CompiledFile {
  private static final String FORM = "cozesh script 1 ";

  private CompiledFile() {}

  /**
   * The script as bytes.
   *
   * @param text what it was compiled from
   */
  public static byte[] bytes(CompiledScript script, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(mark(text));
      out.writeUTF(script.entry());
      out.writeBoolean(script.endsWithValue());
      out.writeInt(script.classes().size());
      for (Map.Entry<String, byte[]> each : script.classes().entrySet()) {
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().length);
        out.write(each.getValue());
      }
      out.writeInt(script.sites().size());
      for (Map.Entry<Integer, CallSite> each : script.sites().entrySet()) {
        out.writeInt(each.getKey());
        write(Optional.of(each.getValue()), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes are kept in memory", e);
    }
    return bytes.toByteArray();
  }

  /** The script that the bytes hold; empty when they were made of another text, or elsewhere. */
  public static Optional<CompiledScript> read(byte[] bytes, String text) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!in.readUTF().equals(mark(text))) {
        return Optional.empty();
      }
      String entry = in.readUTF();
      boolean endsWithValue = in.readBoolean();
      Map<String, byte[]> classes = new HashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      Map<Integer, CallSite> sites = new HashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        int line = in.readInt();
        sites.put(line, site(in).orElseThrow());
      }
      return Optional.of(new CompiledScript(entry, classes, endsWithValue, sites));
    } catch (IOException e) {
      return Optional.empty(); // cut short: the text is there to be compiled
    }
  }

  private static void write(Optional<CallSite> site, DataOutputStream out) throws IOException {
    out.writeBoolean(site.isPresent());
    if (site.isPresent()) {
      out.writeUTF(site.get().word());
      out.writeInt(site.get().line());
      out.writeInt(site.get().column());
      write(site.get().around(), out);
    }
  }

  private static Optional<CallSite> site(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new CallSite(in.readUTF(), in.readInt(), in.readInt(), site(in)))
        : Optional.empty();
  }

  private static String mark(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return FORM + GroovySystem.getVersion() + " " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
