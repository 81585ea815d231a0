package dev.cozesh.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code multipart/form-data} body byte by byte, in constant memory. What is malformed
 * counts as not sent.
 */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern PART_NAME = Pattern.compile("[; ]name=\"?([^\";]+)\"?");
  private static final int LONGEST_HEADER = 16 << 10;
  private static final int LONGEST_VALUE = 64 << 10;
  private static final Sink NOTHING = one -> {};

  /** Takes the content of a part. */
  private interface Sink {
    void add(byte one);
  }

  private final InputStream in;
  private final byte[] delimiter;
  private int matched;

  private Multipart(InputStream in, String boundary) {
    this.in = new BufferedInputStream(in, 64 << 10);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter may stand at the very beginning, without a line break before it.
    this.matched = 2;
  }

  /**
   * What was sent.
   *
   * @param files of the parts named {@code file}
   * @param values of the parts without a file name, cut to 64 KiB
   */
  record Form(List<UploadedFile> files, Map<String, String> values) {}

  static Form read(InputStream body, String contentType) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    return boundary.find()
        ? new Multipart(body, boundary.group(1)).read()
        : new Form(List.of(), Map.of());
  }

  private Form read() throws IOException {
    Form form = new Form(new ArrayList<>(), new LinkedHashMap<>());
    boolean more = readPart(NOTHING);
    while (more && !atEnd()) {
      String header = header();
      Matcher name = PART_NAME.matcher(header);
      Matcher file = FILE_NAME.matcher(header);
      if (file.find()) {
        Measure content = new Measure();
        more = readPart(content::add);
        if (more && name.find() && name.group(1).equals("file")) {
          form.files().add(content.finish(file.group(1)));
        }
      } else {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        more = readPart(one -> keep(value, one));
        if (more && name.find()) {
          form.values().putIfAbsent(name.group(1), value.toString(StandardCharsets.UTF_8));
        }
      }
    }
    return form;
  }

  private static void keep(ByteArrayOutputStream value, byte one) {
    if (value.size() < LONGEST_VALUE) {
      value.write(one);
    }
  }

  /** Passes the content on; false when the body ends before the delimiter. */
  private boolean readPart(Sink content) throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == delimiter[matched]) {
        matched++;
        if (matched == delimiter.length) {
          matched = 0;
          return true;
        }
      } else {
        for (int i = 0; i < matched; i++) {
          content.add(delimiter[i]);
        }
        // Only the first byte of a delimiter is a carriage return, so nothing else can begin it.
        matched = next == delimiter[0] ? 1 : 0;
        if (matched == 0) {
          content.add((byte) next);
        }
      }
    }
    return false;
  }

  private boolean atEnd() throws IOException {
    int first = in.read();
    int second = in.read();
    return first != '\r' || second != '\n';
  }

  private String header() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int breaks = 0;
    while (breaks < 4 && header.size() < LONGEST_HEADER) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      breaks = next == (breaks % 2 == 0 ? '\r' : '\n') ? breaks + 1 : 0;
      header.write(next);
    }
    return header.toString(StandardCharsets.UTF_8);
  }
}
