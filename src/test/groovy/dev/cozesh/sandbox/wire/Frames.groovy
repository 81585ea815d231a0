package dev.cozesh.sandbox.wire

import java.nio.ByteBuffer

/** WebSocket frames by hand, right and wrong ones, and a handshake. */
final class Frames {
  static final byte[] MASK = [0x37, -6, 0x21, 0x3d] as byte[]

  static String handshake(String path = '/', Map<String, String> headers = [:]) {
    Map<String, String> all = [Host: 'x', Upgrade: 'websocket', Connection: 'Upgrade',
                               'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
                               'Sec-WebSocket-Version': '13'] + headers
    "GET $path HTTP/1.1\r\n" + all.findAll { it.value != null }
        .collect { name, value -> "$name: $value\r\n" }.join('') + '\r\n'
  }

  /** A client's frame; first byte, then length and mask as they have to be. */
  static byte[] frame(int first, byte[] payload) {
    def bytes = new ByteArrayOutputStream()
    bytes.write(first)
    if (payload.length < 126) {
      bytes.write(0x80 | payload.length)
    } else if (payload.length < 65_536) {
      bytes.write(0x80 | 126)
      bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array())
    } else {
      bytes.write(0x80 | 127)
      bytes.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array())
    }
    bytes.writeBytes(MASK)
    payload.eachWithIndex { one, i -> bytes.write(one ^ MASK[i % 4]) }
    bytes.toByteArray()
  }

  static byte[] text(String text) {
    frame(0x81, text.getBytes('UTF-8'))
  }

  static byte[] close(int code, String reason = '') {
    frame(0x88, ByteBuffer.allocate(2 + reason.getBytes('UTF-8').length)
        .putShort((short) code).put(reason.getBytes('UTF-8')).array())
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length]
    values.eachWithIndex { value, i -> bytes[i] = (byte) value }
    bytes
  }

  static byte[] join(byte[]... parts) {
    def all = new ByteArrayOutputStream()
    parts.each { all.writeBytes(it) }
    all.toByteArray()
  }

  /** A server's frame as kind and payload; null at the end. */
  static List read(InputStream source) {
    def stream = new DataInputStream(source)
    int first = stream.read()
    if (first < 0) {
      return null
    }
    int size = stream.readUnsignedByte()
    assert size < 128: 'a server does not mask'
    long length = size == 126 ? stream.readUnsignedShort() : size == 127 ? stream.readLong() : size
    byte[] payload = new byte[(int) length]
    stream.readFully(payload)
    int opcode = first & 0x0f
    opcode == Frame.CLOSE && length >= 2
        ? ['close', ByteBuffer.wrap(payload).short as int]
        : [[1: 'text', 8: 'close', 9: 'ping', 10: 'pong'][opcode], new String(payload, 'UTF-8')]
  }
}
