/** Chats: one run of a bot or a chatflow, plain or event by event. */
package dev.cozesh.client.chat;
