package dev.cozesh.sandbox

/** The events of a stream as they come; ends with the stream, whole or cut. */
class OpenStream implements Iterator<StreamEvent>, Closeable {
  private final BufferedReader reader
  private StreamEvent ahead

  OpenStream(InputStream body) {
    reader = new BufferedReader(new InputStreamReader(body, 'UTF-8'))
  }

  @Override
  boolean hasNext() {
    ahead = ahead ?: read()
    ahead != null
  }

  @Override
  StreamEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException()
    }
    def event = ahead
    ahead = null
    event
  }

  @Override
  void close() {
    reader.close()
  }

  private StreamEvent read() {
    def block = new StringBuilder()
    for (def line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.empty) {
        return StreamEvent.all("$block\n")[0]
      }
      block.append(line).append('\n')
    }
    null
  }
}
