/** Low-code apps and those who work on them. */
package dev.cozesh.client.app;
