/** Channels of one's own. */
package dev.cozesh.client.connector;
