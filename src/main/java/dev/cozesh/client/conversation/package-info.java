/** Conversations: begin, list, rename, clear, delete. */
package dev.cozesh.client.conversation;
