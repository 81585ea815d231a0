/**
 * One WebSocket that carries text: pings, limits, close codes; knows no Coze. The JDK's own is not
 * used: when a connection ends without a close frame it may say nothing or fail within itself, and
 * it does not show the headers of the handshake, where the log id stands.
 */
package dev.cozesh.http.socket;
