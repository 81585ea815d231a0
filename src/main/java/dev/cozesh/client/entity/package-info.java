/** Copies of bots, apps and workflows. */
package dev.cozesh.client.entity;
