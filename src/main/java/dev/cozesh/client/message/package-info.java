/** Messages of conversations: write, read, change, rate. */
package dev.cozesh.client.message;
