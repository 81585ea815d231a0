/** Walks the catalogue and the client side by side, by reflection. */
package dev.cozesh.client.walk;
