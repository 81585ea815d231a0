/** Templates. */
package dev.cozesh.client.template;
