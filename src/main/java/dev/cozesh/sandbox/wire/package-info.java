/** HTTP/1.1 and WebSocket from the server's side, on loopback; knows no Coze. */
package dev.cozesh.sandbox.wire;
