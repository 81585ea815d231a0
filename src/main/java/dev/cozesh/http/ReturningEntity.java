package dev.cozesh.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer's body that gives its connection back to the pool when it was read to the end. */
final class ReturningEntity extends HttpEntityWrapper {
  private final ExecRuntime runtime;

  ReturningEntity(HttpEntity wrapped, ExecRuntime runtime) {
    super(wrapped);
    this.runtime = runtime;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new Content(super.getContent());
  }

  @Override
  public void close() throws IOException {
    super.close();
    runtime.releaseEndpoint();
  }

  private final class Content extends FilterInputStream {
    private Content(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return returnedAt(in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return returnedAt(in.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
      super.close();
      runtime.releaseEndpoint();
    }

    private int returnedAt(int read) {
      if (read < 0) {
        runtime.releaseEndpoint();
      }
      return read;
    }
  }
}
