/** Bots: list, create, change, publish. */
package dev.cozesh.client.bot;
