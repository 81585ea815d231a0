/** Uploaded files. */
package dev.cozesh.client.file;
