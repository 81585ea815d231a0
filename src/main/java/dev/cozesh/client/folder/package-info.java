/** Folders of a workspace. */
package dev.cozesh.client.folder;
