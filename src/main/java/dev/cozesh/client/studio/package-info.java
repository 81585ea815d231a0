/** The console of a self-hosted Coze: spaces, and workflows that can be made and changed. */
package dev.cozesh.client.studio;
