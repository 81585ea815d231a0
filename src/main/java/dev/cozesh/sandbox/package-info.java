/** Coze-compatible loopback server, faults on demand; shares no class with the client. */
package dev.cozesh.sandbox;
