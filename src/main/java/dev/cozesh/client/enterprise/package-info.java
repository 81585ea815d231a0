/** Enterprises: their members and organizations. */
package dev.cozesh.client.enterprise;
