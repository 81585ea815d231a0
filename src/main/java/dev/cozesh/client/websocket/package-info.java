/** Chat, speech, transcription and interpretation over WebSockets: events both ways. */
package dev.cozesh.client.websocket;
