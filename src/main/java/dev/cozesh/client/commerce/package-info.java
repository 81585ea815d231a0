/** What a subscription allows, bills, and what end users may consume. */
package dev.cozesh.client.commerce;
