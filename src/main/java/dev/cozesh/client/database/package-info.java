/** Databases and their rows. */
package dev.cozesh.client.database;
