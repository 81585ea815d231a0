/** The one ObjectMapper; fields and values it does not know survive a round trip. */
package dev.cozesh.json;
