/** The owner of the token. */
package dev.cozesh.client.user;
