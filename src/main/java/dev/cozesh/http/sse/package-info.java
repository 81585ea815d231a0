/** Server-sent events: bytes to events, exactly as the standard says, with bounds. */
package dev.cozesh.http.sse;
