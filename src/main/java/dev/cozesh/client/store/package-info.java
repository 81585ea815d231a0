/** The store. */
package dev.cozesh.client.store;
