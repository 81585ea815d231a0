/** Variables that a bot or an app keeps for each of its users. */
package dev.cozesh.client.variable;
