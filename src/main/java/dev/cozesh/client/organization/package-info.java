/** Organizations and their members. */
package dev.cozesh.client.organization;
