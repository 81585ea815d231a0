package dev.cozesh.client.core;

import dev.cozesh.http.Body;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A body whose progress is told. */
record ToldBody(Body body, Progress progress) implements Body {
  @Override
  public String contentType() {
    return body.contentType();
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    body.writeTo(new Told(out));
  }

  private final class Told extends FilterOutputStream {
    private long sent;

    private Told(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      tell(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      tell(count);
    }

    private void tell(int count) {
      sent += count;
      progress.sent(sent, length());
    }
  }
}
